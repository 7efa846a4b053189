<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The changes of an edit that concern lines. A line's changes are gathered first, so that their order in the input does not matter. */
class CartwrightPlanLines
{
    private $plan;
    private $tax;
    private $options;

    public function __construct(CartwrightPlan $plan)
    {
        $this->plan = $plan;
        $this->tax = new CartwrightPlanTax($plan);
        $this->options = new CartwrightPlanOptions($plan);
    }

    public function apply(array $changes)
    {
        foreach ($this->gathered($changes) as $id => $wishes) {
            if (isset($wishes['remove-line'])) {
                $this->remove($id);
            } else {
                $this->change($id, $wishes);
            }
        }
        foreach ($changes as $change) {
            if ($change['do'] === 'add-product') {
                $this->addProduct($change);
            } elseif ($change['do'] === 'add-line') {
                $this->addLine($change);
            }
        }
    }

    /** line id → do → change */
    private function gathered(array $changes)
    {
        $byLine = array();
        foreach ($changes as $change) {
            if (!isset($change['order_product_id'])) {
                continue;
            }
            $id = $change['order_product_id'];
            if (!isset($this->plan->before->products[$id])) {
                CartwrightPlan::impossible('line-not-there', array('order_product_id' => $id));
            }
            if (isset($byLine[$id][$change['do']]) || isset($byLine[$id]['remove-line']) || ($change['do'] === 'remove-line' && isset($byLine[$id]))) {
                CartwrightPlan::impossible('line-twice', array('order_product_id' => $id));
            }
            $byLine[$id][$change['do']] = $change;
        }
        return $byLine;
    }

    private function remove($id)
    {
        $line = $this->plan->before->products[$id];
        $this->refuseSubscription($line);
        $this->plan->goods -= CartwrightDecimal::column($line['total']);
        $this->plan->addTax($this->tax->agreed($line, (int) $line['quantity']), -1);
        unset($this->plan->after->products[$id]);
        foreach (array_keys($this->plan->before->optionsOf($id)) as $optionId) {
            unset($this->plan->after->options[$optionId]);
        }
        $this->plan->say('Removed: ' . $line['quantity'] . ' x ' . self::plain($line['name']));
    }

    private function change($id, array $wishes)
    {
        $before = $this->plan->before->products[$id];
        $line = $before;
        $quantity = isset($wishes['set-quantity']) ? self::quantity($wishes['set-quantity']) : (int) $before['quantity'];
        $price = CartwrightDecimal::column($before['price']);
        if (isset($wishes['set-name'])) {
            $line = $this->rename($line, $wishes['set-name']);
        }
        $isRetaxed = false;
        if (isset($wishes['set-options'])) {
            $difference = $this->options->replace($id, $line, $wishes['set-options']);
            $isRetaxed = $difference !== null;
            $price += (int) $difference;
        }
        if (isset($wishes['set-price'])) {
            $price = $wishes['set-price']['price'];
        }
        $isPriced = $price !== CartwrightDecimal::column($before['price']);
        if ($isPriced || $isRetaxed || $quantity !== (int) $before['quantity']) {
            $this->refuseSubscription($before);
            $this->revalue($line, $before, $quantity, $price, $isPriced || $isRetaxed);
        }
        $this->plan->after->products[$id] = $line;
    }

    private function rename(array $line, array $wish)
    {
        $name = $this->plan->shape->fit('order_product', 'name', $wish['name'], $wish['path'] . '.name');
        $model = $this->plan->shape->fit('order_product', 'model', $wish['model'], $wish['path'] . '.model');
        if ($name !== (string) $line['name'] || $model !== (string) $line['model']) {
            $this->plan->say('Renamed: ' . self::plain($line['name']) . ' to ' . $wish['name']);
            $line['name'] = (string) $line['name'] === $name ? $line['name'] : $name;
            $line['model'] = (string) $line['model'] === $model ? $line['model'] : $model;
        }
        return $line;
    }

    private function revalue(array &$line, array $before, $quantity, $price, $isRetaxed)
    {
        $oldQuantity = (int) $before['quantity'];
        $line['quantity'] = (string) $quantity;
        if ($price !== CartwrightDecimal::column($before['price'])) {
            $line['price'] = CartwrightDecimal::text(CartwrightDecimal::within($price));
            $this->plan->say('Price of ' . self::plain($line['name']) . ': ' . CartwrightDecimal::text(CartwrightDecimal::column($before['price'])) . ' to ' . $line['price']);
        }
        if ($quantity !== $oldQuantity) {
            $this->plan->say('Quantity of ' . self::plain($line['name']) . ': ' . $oldQuantity . ' to ' . $quantity);
            $this->reward($line, $before, $quantity);
        }
        $total = CartwrightDecimal::times($price, $quantity);
        $this->plan->goods += $total - CartwrightDecimal::column($before['total']);
        $line['total'] = CartwrightDecimal::text($total);
        if ($isRetaxed) {
            $taxes = $this->tax->perUnit($before, $price);
            $line['tax'] = CartwrightDecimal::text(array_sum($taxes));
            $this->plan->addTax($this->tax->agreed($before, $oldQuantity), -1);
            $this->plan->addTax(CartwrightPlanTax::timesAll($taxes, $quantity), 1);
        } else {
            // The tax per unit that was agreed stays.
            $this->plan->addTax($this->tax->agreed($before, $quantity - $oldQuantity), 1);
        }
    }

    private function reward(array &$line, array $before, $quantity)
    {
        $old = (int) $before['reward'];
        if ($old === 0 || (int) $before['quantity'] === 0) {
            return;
        }
        $reward = CartwrightDecimal::share($old, $quantity, (int) $before['quantity']);
        $line['reward'] = (string) $reward;
        $this->plan->rewards += $reward - $old;
    }

    private function addProduct(array $change)
    {
        $plan = $this->plan;
        $product = $plan->catalogue->product($change['product_id']);
        if ($product === null) {
            CartwrightPlan::impossible('product-not-there', array('product_id' => $change['product_id']));
        }
        $quantity = self::quantity($change);
        $key = $plan->newKey();
        $name = $plan->catalogue->productName($product['product_id']);
        $row = array('product_id' => $product['product_id'], 'master_id' => $product['master_id'], 'name' => $name, 'model' => (string) $product['model']);
        $difference = $this->options->replace($key, $row, $change);
        $price = $change['price'] !== null ? $change['price'] : $plan->catalogue->price($product, $quantity) + (int) $difference;
        $row['reward'] = (string) ($plan->catalogue->points($product['product_id']) * $quantity);
        $plan->rewards += (int) $row['reward'];
        $taxes = $this->tax->ofClass($product['tax_class_id'], $price);
        $this->add($key, $row, $quantity, $price, $taxes);
    }

    private function addLine(array $change)
    {
        $row = array(
            'product_id' => '0',
            'master_id' => '0',
            'name' => $this->plan->shape->fit('order_product', 'name', $change['name'], $change['path'] . '.name'),
            'model' => $this->plan->shape->fit('order_product', 'model', $change['model'], $change['path'] . '.model'),
            'reward' => '0',
        );
        $this->add($this->plan->newKey(), $row, self::quantity($change), $change['price'], $this->tax->ofClass($change['tax_class_id'], $change['price']));
    }

    private function add($key, array $row, $quantity, $price, array $taxes)
    {
        $total = CartwrightDecimal::times(CartwrightDecimal::within($price), $quantity);
        $row += array(
            'order_id' => $this->plan->before->order['order_id'],
            'quantity' => (string) $quantity,
            'price' => CartwrightDecimal::text($price),
            'total' => CartwrightDecimal::text($total),
            'tax' => CartwrightDecimal::text(array_sum($taxes)),
        );
        $this->plan->goods += $total;
        $this->plan->addTax(CartwrightPlanTax::timesAll($taxes, $quantity), 1);
        $this->plan->after->products[$key] = $this->plan->shaped('order_product', $row);
        $this->plan->say('Added: ' . $quantity . ' x ' . self::plain($row['name']) . ' at ' . $row['price']);
    }

    private function refuseSubscription(array $line)
    {
        if ($this->plan->hasSubscription($line)) {
            CartwrightPlan::impossible('subscription', array('order_product_id' => (int) $line['order_product_id']));
        }
    }

    private static function quantity(array $change)
    {
        if ($change['quantity'] < 1 || $change['quantity'] > CartwrightEditInput::MOST_QUANTITY) {
            CartwrightPlan::impossible('quantity', array('quantity' => $change['quantity']));
        }
        return $change['quantity'];
    }

    /** Stored text as a person reads it. */
    public static function plain($text)
    {
        return htmlspecialchars_decode((string) $text, ENT_COMPAT);
    }
}
