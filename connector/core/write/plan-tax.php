<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Which taxes a line or the shipping bears, each by the title its row in the totals has; all in units. */
class CartwrightPlanTax
{
    private $plan;

    public function __construct(CartwrightPlan $plan)
    {
        $this->plan = $plan;
    }

    /** Today's taxes of a tax class on an amount, per unit: title → units. */
    public function ofClass($taxClassId, $units)
    {
        $taxes = array();
        if ((int) $taxClassId === 0) {
            return $taxes;
        }
        foreach ($this->plan->host->taxes(CartwrightDecimal::text($units), (int) $taxClassId, $this->plan->after->order) as $tax) {
            $amount = CartwrightDecimal::column(self::rounded($tax['amount']));
            $taxes[$tax['name']] = (isset($taxes[$tax['name']]) ? $taxes[$tax['name']] : 0) + $amount;
        }
        return $taxes;
    }

    /** The taxes per unit of a line at a new price: by its product's class, or in proportion where the product is gone or the line is none. */
    public function perUnit(array $line, $price)
    {
        $product = $this->plan->catalogue->product($line['product_id']);
        if ($product !== null) {
            return $this->ofClass($product['tax_class_id'], $price);
        }
        $old = CartwrightDecimal::column($line['price']);
        $agreed = CartwrightDecimal::column($line['tax']);
        $new = $old === 0 ? 0 : CartwrightDecimal::share($agreed, $price, $old);
        return $new === 0 ? array() : CartwrightDecimal::split($new, $this->weights($line));
    }

    /** What a line's agreed tax per unit makes for a number of units, cut among the tax rows it is in: title → units. */
    public function agreed(array $line, $quantity)
    {
        $tax = CartwrightDecimal::times(CartwrightDecimal::column($line['tax']), $quantity);
        return $tax === 0 ? array() : CartwrightDecimal::split($tax, $this->weights($line));
    }

    /** title → weight: today's taxes of the product as far as the order has rows for them, else the order's tax rows, else today's taxes. */
    private function weights(array $line)
    {
        $product = $this->plan->catalogue->product($line['product_id']);
        $today = $product === null ? array() : $this->ofClass($product['tax_class_id'], CartwrightDecimal::column($line['price']));
        $rows = $this->rows();
        $both = array_intersect_key($today, $rows);
        if (array_sum($both) !== 0) {
            return $both;
        }
        if (count($rows) > 0) {
            return $rows;
        }
        return count($today) > 0 ? $today : array('Tax' => 1);
    }

    /** The order's tax rows: title → units. */
    public function rows()
    {
        $rows = array();
        foreach ($this->plan->before->totals as $row) {
            if ($row['code'] === 'tax') {
                $rows[$row['title']] = (isset($rows[$row['title']]) ? $rows[$row['title']] : 0) + CartwrightDecimal::column($row['value']);
            }
        }
        return $rows;
    }

    public static function timesAll(array $taxes, $quantity)
    {
        foreach ($taxes as $title => $units) {
            $taxes[$title] = CartwrightDecimal::times($units, $quantity);
        }
        return $taxes;
    }

    /** Decimal text of whatever number form PHP gave the host (a float may come as 1.0E-5). */
    private static function rounded($amount)
    {
        return is_string($amount) && CartwrightDecimal::parse($amount) !== null ? $amount : sprintf('%.8F', (float) $amount);
    }
}
