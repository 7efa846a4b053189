<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The tax of a changed shipping cost, and what 4.x keeps of the cost in the order's method. */
class CartwrightPlanShipping
{
    private $plan;
    private $tax;

    public function __construct(CartwrightPlan $plan, CartwrightPlanTax $tax)
    {
        $this->plan = $plan;
        $this->tax = $tax;
    }

    /** Moves the taxes from those of the old cost to those of the new one; $classId null keeps the class it has. */
    public function retax($old, $new, $classId)
    {
        $had = $this->classOfMethod();
        if ($old === $new && ($classId === null || $classId === $had)) {
            return;
        }
        $taxes = $had === null ? $this->remainder() : $this->within($this->tax->ofClass($had, $old));
        $this->plan->addTax($taxes, -1);
        if ($classId !== null) {
            $this->plan->addTax($this->tax->ofClass($classId, $new), 1);
        } elseif ($had !== null) {
            $this->plan->addTax($this->tax->ofClass($had, $new), 1);
        } elseif ($old !== 0) {
            $this->plan->warn('shipping-tax-estimated');
            foreach ($taxes as $title => $units) {
                $this->plan->addTax(array($title => CartwrightDecimal::share($units, $new, $old)), 1);
            }
        } else {
            $this->plan->warn('shipping-tax-estimated');
            $this->plan->addTax($taxes, 1);
        }
        $this->keepInMethod($new, $classId);
    }

    /** The class the method has: 4.x keeps it with the order, before it stands in the shop's settings of the method. Null where nothing tells. */
    private function classOfMethod()
    {
        $order = $this->plan->before->order;
        if (!$this->plan->shape->has('order', 'shipping_code')) {
            $method = CartwrightPlanHeader::decoded($order['shipping_method']);
            return isset($method->tax_class_id) && is_scalar($method->tax_class_id) ? (int) $method->tax_class_id : null;
        }
        if (!preg_match('/^([a-z0-9_]+)/i', (string) $order['shipping_code'], $code)) {
            return null;
        }
        foreach (array('shipping_' . $code[1] . '_tax_class_id', $code[1] . '_tax_class_id') as $name) {
            $value = $this->plan->catalogue->setting($name);
            if ($value !== null && preg_match('/^\d{1,9}$/D', $value)) {
                return (int) $value;
            }
        }
        return null;
    }

    /** Today's taxes as far as the order has rows for them: nothing may be taken from a row that is not there. */
    private function within(array $taxes)
    {
        $rows = $this->tax->rows();
        return count($rows) === 0 ? array() : array_intersect_key($taxes, $rows);
    }

    /** What the tax rows hold beyond the lines' taxes, as the shipping's: title → units, none below 0. */
    private function remainder()
    {
        $left = $this->tax->rows();
        foreach ($this->plan->before->products as $line) {
            foreach ($this->tax->agreed($line, (int) $line['quantity']) as $title => $units) {
                if (isset($left[$title])) {
                    $left[$title] -= $units;
                }
            }
        }
        foreach ($left as $title => $units) {
            $left[$title] = max(0, $units);
        }
        return $left;
    }

    private function keepInMethod($new, $classId)
    {
        if ($this->plan->shape->has('order', 'shipping_code')) {
            return;
        }
        $method = CartwrightPlanHeader::decoded($this->plan->after->order['shipping_method']);
        $isKept = isset($method->cost);
        if ($isKept) {
            $method->cost = CartwrightDecimal::text($new);
        }
        if ($classId !== null && isset($method->tax_class_id)) {
            $method->tax_class_id = (string) $classId;
            $isKept = true;
        }
        if ($isKept) {
            $this->plan->after->order['shipping_method'] = json_encode($method);
        }
    }
}
