<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The totals of an edit: each row moves by its difference, so that what the customer saw stays what it was. */
class CartwrightPlanTotals
{
    /**
     * A discount row has a code whose model every OpenCart ships and which does nothing when an order's status moves: a code without a model would
     * break OpenCart's own history calls, also after the connector is removed. No handling fee is ever below 0, so the sign tells a discount.
     */
    const DISCOUNT = 'handling';

    private $plan;
    private $tax;
    private $hasShipping = false;
    private $hasRemoved = false;

    public function __construct(CartwrightPlan $plan)
    {
        $this->plan = $plan;
        $this->tax = new CartwrightPlanTax($plan);
    }

    public function apply(array $change)
    {
        if ($change['do'] === 'add-discount') {
            $title = $this->plan->shape->fit('order_total', 'title', $change['title'], $change['path'] . '.title');
            $this->add(self::DISCOUNT, $title, -$change['amount'], $this->lastPlace());
            $this->plan->removed -= $change['amount'];
            $this->plan->say('Discount: ' . $change['title'] . ' ' . CartwrightDecimal::text(-$change['amount']));
        } elseif ($change['do'] === 'remove-total') {
            $this->remove($change['order_total_id']);
        } elseif ($change['do'] === 'set-shipping-cost') {
            $this->shipping($change);
        }
    }

    /** Moves the rows by what lines, shipping and discounts came to, and warns of rows that stay. */
    public function finish()
    {
        $plan = $this->plan;
        $this->moveTaxes();
        $this->move($plan->after->totalId('sub_total'), $plan->goods);
        $sum = $plan->goods + $plan->shipping + $plan->removed + array_sum($plan->taxes);
        if ($sum !== 0) {
            $this->moveTotal(CartwrightDecimal::within($sum));
        }
        if ($plan->goods !== 0 || $plan->shipping !== 0 || $this->hasRemoved) {
            $this->warnOfRows();
        }
        if ($plan->goods !== 0 && (CartwrightDecimal::column($plan->before->order['commission']) !== 0 || (int) $plan->before->order['affiliate_id'] > 0)) {
            $plan->warn('commission-not-moved');
        }
        if ($plan->rewards !== 0 && (int) $plan->before->order['customer_id'] > 0) {
            $plan->warn('reward-not-moved');
        }
    }

    private function remove($id)
    {
        if (!isset($this->plan->before->totals[$id])) {
            CartwrightPlan::impossible('total-not-there', array('order_total_id' => $id));
        }
        $row = $this->plan->before->totals[$id];
        $value = CartwrightDecimal::column($row['value']);
        if (!in_array($row['code'], array('coupon', 'voucher', 'reward'), true) && !($row['code'] === self::DISCOUNT && $value < 0)) {
            CartwrightPlan::impossible('total-not-removable', array('order_total_id' => $id));
        }
        if (!isset($this->plan->after->totals[$id])) {
            CartwrightPlan::impossible('total-not-there', array('order_total_id' => $id));
        }
        unset($this->plan->after->totals[$id]);
        $this->plan->removed -= $value;
        $this->hasRemoved = true;
        if ($row['code'] === 'reward') {
            $this->plan->warn('reward-not-moved');
        } elseif ($row['code'] !== self::DISCOUNT) {
            // What it took off the taxes, and the customer's use of it, stay as they are.
            $this->plan->warn('coupon-may-differ', array('order_total_id' => $id));
        }
        $this->plan->say('Removed: ' . CartwrightPlanLines::plain($row['title']) . ' ' . CartwrightDecimal::text($value));
    }

    private function shipping(array $change)
    {
        if ($this->hasShipping) {
            throw new CartwrightRefusal('bad-input', array('field' => $change['path'], 'why' => 'changes the same thing twice'));
        }
        $this->hasShipping = true;
        $plan = $this->plan;
        $id = $plan->after->totalId('shipping');
        if ($id === null) {
            CartwrightPlan::impossible('no-total-row', array('total_code' => 'shipping'));
        }
        $old = CartwrightDecimal::column($plan->before->totals[$id]['value']);
        $method = new CartwrightPlanShipping($plan, $this->tax);
        $method->retax($old, $change['amount'], $change['tax_class_id']);
        $plan->shipping = $change['amount'] - $old;
        $this->move($id, $plan->shipping);
        if ($plan->shipping !== 0) {
            $plan->say('Shipping: ' . CartwrightDecimal::text($old) . ' to ' . CartwrightDecimal::text($change['amount']));
        }
    }

    private function moveTaxes()
    {
        $plan = $this->plan;
        $taxes = array_filter($plan->taxes);
        if (count($taxes) > 0 && !$this->totalsTaxes()) {
            // The shop's tax total was off when the order was made: its total has no tax in it.
            $plan->taxes = array();
            $plan->warn('tax-not-totalled');
            return;
        }
        $place = $plan->after->totalId('tax');
        $sort = $place === null ? $this->lastPlace() : $plan->after->totals[$place]['sort_order'];
        foreach ($taxes as $key => $units) {
            $title = (string) substr($key, 1);
            $id = $plan->after->totalId('tax', $title);
            if ($id !== null) {
                $this->move($id, $units);
            } else {
                $this->add('tax', $plan->shape->fitEncoded('order_total', 'title', $title, 'changes'), $units, $sort);
            }
        }
    }

    private function totalsTaxes()
    {
        if ($this->plan->before->totalId('tax') !== null) {
            return true;
        }
        foreach ($this->plan->before->products as $line) {
            if (CartwrightDecimal::column($line['tax']) !== 0 && (int) $line['quantity'] !== 0) {
                return false;
            }
        }
        return true;
    }

    private function moveTotal($sum)
    {
        $plan = $this->plan;
        $id = $plan->after->totalId('total');
        if ($id === null) {
            CartwrightPlan::impossible('no-total-row', array('total_code' => 'total'));
        }
        $old = CartwrightDecimal::column($plan->before->order['total']);
        $total = CartwrightDecimal::within($old + $sum);
        $this->move($id, $sum);
        if ($total < 0 || CartwrightDecimal::column($plan->after->totals[$id]['value']) < 0) {
            CartwrightPlan::impossible('negative-total', array('total' => CartwrightDecimal::text($total)));
        }
        $plan->after->order['total'] = CartwrightDecimal::text($total);
        $plan->say('Total: ' . CartwrightDecimal::text($old) . ' to ' . CartwrightDecimal::text($total));
    }

    private function move($id, $units)
    {
        if ($id !== null && $units !== 0) {
            $value = CartwrightDecimal::column($this->plan->after->totals[$id]['value']) + $units;
            $this->plan->after->totals[$id]['value'] = CartwrightDecimal::text(CartwrightDecimal::within($value));
        }
    }

    private function add($code, $title, $units, $sort)
    {
        $this->plan->after->totals[$this->plan->newKey()] = $this->plan->shaped('order_total', array(
            'order_id' => $this->plan->before->order['order_id'],
            'extension' => 'opencart',
            'code' => $code,
            'title' => $title,
            'value' => CartwrightDecimal::text($units),
            'sort_order' => (string) $sort,
        ));
    }

    /** Before the total: of rows with one place the older comes first. */
    private function lastPlace()
    {
        $id = $this->plan->before->totalId('total');
        return $id === null ? 8 : (int) $this->plan->before->totals[$id]['sort_order'] - 1;
    }

    private function warnOfRows()
    {
        foreach ($this->plan->before->totals as $id => $row) {
            if (!isset($this->plan->after->totals[$id])) {
                continue;
            }
            if (in_array($row['code'], array('coupon', 'voucher', 'reward'), true)) {
                $this->plan->warn('coupon-may-differ', array('order_total_id' => $id));
            } elseif (!in_array($row['code'], array('sub_total', 'tax', 'shipping', 'total'), true) && !($row['code'] === self::DISCOUNT && CartwrightDecimal::column($row['value']) < 0)) {
                $this->plan->warn('unknown-total-kept', array('order_total_id' => $id));
            }
        }
    }
}
