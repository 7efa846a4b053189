<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The stock an edit moves: the difference between what the order's lines take before and after, where its status takes stock at all. */
class CartwrightPlanStock
{
    private $plan;
    private $lineOf = array();

    public function __construct(CartwrightPlan $plan)
    {
        $this->plan = $plan;
    }

    public function apply()
    {
        if (!$this->plan->catalogue->takesStock()) {
            return;
        }
        $before = $this->taken($this->plan->before);
        $after = $this->taken($this->plan->after);
        $keys = array_keys($before + $after);
        sort($keys);
        foreach ($keys as $key) {
            $by = (isset($before[$key]) ? $before[$key] : 0) - (isset($after[$key]) ? $after[$key] : 0);
            if ($by !== 0) {
                $this->move($key, $by);
            }
        }
    }

    /** 'o:id' or 'p:id' → pieces the lines take, as OpenCart's own history call counts them: product, a variant's master, each option value. */
    private function taken($rows)
    {
        $taken = array();
        foreach ($rows->products as $lineId => $line) {
            $quantity = (int) $line['quantity'];
            $keys = array('p:' . (int) $line['product_id']);
            if (isset($line['master_id']) && (int) $line['master_id'] > 0) {
                $keys[] = 'p:' . (int) $line['master_id'];
            }
            foreach ($rows->optionsOf($lineId) as $option) {
                $keys[] = 'o:' . (int) $option['product_option_value_id'];
            }
            foreach ($keys as $key) {
                $taken[$key] = (isset($taken[$key]) ? $taken[$key] : 0) + $quantity;
                $this->lineOf[$key] = (int) $line['product_id'];
            }
        }
        return $taken;
    }

    private function move($key, $by)
    {
        $id = (int) substr($key, 2);
        $isProduct = $key[0] === 'p';
        $row = $isProduct ? $this->plan->catalogue->product($id) : $this->plan->catalogue->optionValue($id);
        if ($row === null || (int) $row['subtract'] !== 1) {
            return;
        }
        $left = (int) $row['quantity'] + $by;
        $move = array('product_id' => $isProduct ? $id : $this->lineOf[$key], 'product_option_value_id' => $isProduct ? 0 : $id, 'by' => $by, 'left' => $left);
        $this->plan->stock[] = $move;
        if ($left < 0 && $by < 0) {
            $this->plan->warn('stock-below-zero', array('product_id' => $move['product_id'], 'product_option_value_id' => $move['product_option_value_id'], 'left' => $left));
        }
    }
}
