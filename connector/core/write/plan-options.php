<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The options of a line: which rows stay, change, come and go. */
class CartwrightPlanOptions
{
    private $plan;

    public function __construct(CartwrightPlan $plan)
    {
        $this->plan = $plan;
    }

    /**
     * Gives a line the options of a change. Rows that fit stay as they are, to the byte. Answers by how many units the options' prices differ, null where nothing changed.
     *
     * @param int|string $lineId the line's id, or its key where it is new
     */
    public function replace($lineId, array $line, array $change)
    {
        $product = $this->plan->catalogue->product($line['product_id']);
        $catalogue = $product === null ? array() : $this->plan->catalogue->options($product);
        $free = $this->plan->before->optionsOf($lineId);
        $wanted = $change['options'];
        $this->refuseTwice($wanted, $change, $catalogue);
        $kept = $this->kept($wanted, $free);
        $had = $free + array();
        foreach ($kept as $id) {
            unset($free[$id]);
        }
        $chosen = array();
        foreach ($wanted as $at => $option) {
            $chosen[$option['product_option_id']] = true;
            if (isset($kept[$at])) {
                continue;
            }
            $row = $this->row($option, $catalogue, $product, $change['path'] . '.options.' . $at);
            if ($row === null) {
                unset($chosen[$option['product_option_id']]);
                continue;
            }
            $id = $this->reusable($option, $free);
            if ($id !== null) {
                $this->plan->after->options[$id] = array_merge($free[$id], $row);
                unset($free[$id]);
            } else {
                $row = array('order_id' => $this->plan->before->order['order_id'], 'order_product_id' => (string) $lineId) + $row;
                $this->plan->after->options[$this->plan->newKey()] = $this->plan->shaped('order_option', $row);
            }
        }
        foreach (array_keys($free) as $id) {
            unset($this->plan->after->options[$id]);
        }
        foreach ($catalogue as $id => $option) {
            if ((int) $option['required'] === 1 && !isset($chosen[$id])) {
                CartwrightPlan::impossible('option-required', array('product_option_id' => $id));
            }
        }
        $has = $this->plan->after->optionsOf($lineId);
        if ($has === $had) {
            return null;
        }
        if (count($had) > 0 || !is_string($lineId)) {
            $this->plan->say('Options of ' . CartwrightPlanLines::plain($line['name']) . ': ' . self::words($has));
        }
        return $this->price($has) - $this->price($had);
    }

    /** input position → id of the row that is this option already */
    private function kept(array $wanted, array $free)
    {
        $kept = array();
        foreach ($wanted as $at => $option) {
            foreach ($free as $id => $row) {
                $isSame = (int) $row['product_option_id'] === $option['product_option_id'] && (int) $row['product_option_value_id'] === $option['product_option_value_id'];
                if ($isSame && ($option['product_option_value_id'] > 0 || (string) $row['value'] === CartwrightShape::encode($option['value']))) {
                    $kept[$at] = $id;
                    unset($free[$id]);
                    break;
                }
            }
        }
        return $kept;
    }

    private function reusable(array $option, array $free)
    {
        foreach ($free as $id => $row) {
            if ((int) $row['product_option_id'] === $option['product_option_id']) {
                return $id;
            }
        }
        return null;
    }

    /** The columns of an option that is new or changed, or null for a typed option left empty. */
    private function row(array $option, array $catalogue, $product, $path)
    {
        $id = $option['product_option_id'];
        if ($product === null || !isset($catalogue[$id])) {
            CartwrightPlan::impossible('option-not-there', array('product_option_id' => $id));
        }
        $kind = $catalogue[$id];
        $row = array('product_option_id' => (string) $id, 'product_option_value_id' => '0', 'name' => $kind['name'], 'type' => $kind['type']);
        if (!in_array($kind['type'], array('select', 'radio', 'checkbox', 'image'), true)) {
            if ($option['product_option_value_id'] !== 0) {
                CartwrightPlan::impossible('option-not-there', array('product_option_id' => $id, 'product_option_value_id' => $option['product_option_value_id']));
            }
            $row['value'] = $this->plan->shape->fit('order_option', 'value', $option['value'], $path . '.value');
            return $row['value'] === '' ? null : $row;
        }
        $value = $this->plan->catalogue->optionValue($option['product_option_value_id']);
        if ($value === null || (int) $value['product_option_id'] !== $id) {
            CartwrightPlan::impossible('option-not-there', array('product_option_id' => $id, 'product_option_value_id' => $option['product_option_value_id']));
        }
        return array_merge($row, array('product_option_value_id' => (string) $option['product_option_value_id'], 'value' => $value['name']));
    }

    /** Only a checkbox may be chosen more than once, and no value twice. */
    private function refuseTwice(array $wanted, array $change, array $catalogue)
    {
        $seen = array();
        foreach ($wanted as $at => $option) {
            $id = $option['product_option_id'];
            $isMany = !isset($catalogue[$id]) || $catalogue[$id]['type'] === 'checkbox';
            $mark = $isMany ? $id . ':' . $option['product_option_value_id'] : (string) $id;
            if (isset($seen[$mark])) {
                throw new CartwrightRefusal('bad-input', array('field' => $change['path'] . '.options.' . $at, 'why' => 'is chosen twice'));
            }
            $seen[$mark] = true;
        }
    }

    private function price(array $options)
    {
        $price = 0;
        foreach ($options as $row) {
            $price += $this->plan->catalogue->optionPrice($row['product_option_value_id']);
        }
        return $price;
    }

    private static function words(array $options)
    {
        $words = array();
        foreach ($options as $row) {
            $words[] = CartwrightPlanLines::plain($row['name']) . ' ' . CartwrightPlanLines::plain($row['value']);
        }
        return count($words) > 0 ? implode(', ', $words) : 'none';
    }
}
