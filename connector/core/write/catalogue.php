<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** What an edit asks of the shop's catalogue and settings: products, options, prices for a customer group, statuses that take stock. */
class CartwrightCatalogue
{
    private $sql;
    private $shape;
    private $order;
    private $products = array();
    private $values = array();

    /** $order: the order's row, for its language, group and storefront. */
    public function __construct($sql, $shape, array $order)
    {
        $this->sql = $sql;
        $this->shape = $shape;
        $this->order = $order;
    }

    /** A product's row, or null. */
    public function product($id)
    {
        $id = (int) $id;
        if (!array_key_exists($id, $this->products)) {
            $master = $this->shape->has('product', 'master_id') ? '`master_id`' : '0 AS `master_id`';
            $this->products[$id] = $id === 0 ? null : $this->sql->row(
                "SELECT `product_id`, $master, `model`, `quantity`, `subtract`, `price`, `tax_class_id` FROM {product} WHERE `product_id` = #",
                array($id)
            );
        }
        return $this->products[$id];
    }

    /** A product's name as the table holds it, in the order's language where there is one. */
    public function productName($id)
    {
        $row = $this->sql->row(
            'SELECT `name` FROM {product_description} WHERE `product_id` = # ORDER BY `language_id` = # DESC, `language_id` LIMIT 1',
            array($id, $this->order['language_id'])
        );
        return $row === null ? '' : (string) $row['name'];
    }

    /** The units of today's net price for the order's group: special, else discount for the quantity, else the product's own. */
    public function price(array $product, $quantity)
    {
        $price = CartwrightDecimal::column($product['price']);
        $when = "(`date_start` IS NULL OR `date_start` = '0000-00-00' OR `date_start` < NOW()) AND (`date_end` IS NULL OR `date_end` = '0000-00-00' OR `date_end` > NOW())";
        $whose = array($product['product_id'], $this->order['customer_group_id']);
        $isNew = $this->shape->has('product_discount', 'special');
        $columns = $isNew ? '`price`, `type`' : "`price`, 'F' AS `type`";
        $special = null;
        if ($isNew) {
            $special = $this->sql->row("SELECT $columns FROM {product_discount} WHERE `product_id` = # AND `customer_group_id` = # AND `special` = 1 AND $when
                ORDER BY `priority`, `price` LIMIT 1", $whose);
        } elseif ($this->shape->hasTable('product_special')) {
            $special = $this->sql->row("SELECT $columns FROM {product_special} WHERE `product_id` = # AND `customer_group_id` = # AND $when ORDER BY `priority`, `price` LIMIT 1", $whose);
        }
        if ($special === null && $this->shape->hasTable('product_discount')) {
            $plain = $isNew ? 'AND `special` = 0' : '';
            $special = $this->sql->row("SELECT $columns FROM {product_discount} WHERE `product_id` = # AND `customer_group_id` = # $plain AND `quantity` <= # AND $when
                ORDER BY `quantity` DESC, `priority`, `price` LIMIT 1", array_merge($whose, array($quantity)));
        }
        if ($special === null) {
            return $price;
        }
        $value = CartwrightDecimal::column($special['price']);
        if ($special['type'] === 'P') {
            return $price - CartwrightDecimal::share($price, $value, 100 * CartwrightDecimal::ONE);
        }
        return $special['type'] === 'S' ? $price - $value : $value;
    }

    /** Reward points per piece for the order's group. */
    public function points($productId)
    {
        $row = $this->sql->row('SELECT `points` FROM {product_reward} WHERE `product_id` = # AND `customer_group_id` = # LIMIT 1', array($productId, $this->order['customer_group_id']));
        return $row === null ? 0 : (int) $row['points'];
    }

    /** The options a product has: product_option_id → name, type, required, as the tables hold them. A variant has its master's. */
    public function options(array $product)
    {
        $rows = $this->sql->rows('SELECT po.`product_option_id`, po.`option_id`, po.`required`, o.`type` FROM {product_option} po JOIN {option} o ON o.`option_id` = po.`option_id`
            WHERE po.`product_id` IN (#*)', array(array_filter(array($product['product_id'], $product['master_id']))));
        $options = array();
        foreach ($rows as $row) {
            $row['name'] = $this->named('option', $row['option_id']);
            $options[(int) $row['product_option_id']] = $row;
        }
        return $options;
    }

    /** An option value's row with its name, or null. */
    public function optionValue($id)
    {
        $id = (int) $id;
        if (!array_key_exists($id, $this->values)) {
            $row = $id === 0 ? null : $this->sql->row('SELECT `product_option_value_id`, `product_option_id`, `option_value_id`, `quantity`, `subtract`, `price`, `price_prefix`
                FROM {product_option_value} WHERE `product_option_value_id` = #', array($id));
            if ($row !== null) {
                $row['name'] = $this->named('option_value', $row['option_value_id']);
            }
            $this->values[$id] = $row;
        }
        return $this->values[$id];
    }

    /** The units an option value adds to the price; 0 for one that is not there any more. */
    public function optionPrice($id)
    {
        $row = $this->optionValue($id);
        $price = $row === null ? 0 : CartwrightDecimal::column($row['price']);
        return $row !== null && $row['price_prefix'] === '-' ? -$price : ($row !== null && $row['price_prefix'] === '+' ? $price : 0);
    }

    /** Whether the order's status takes stock: it is one of the shop's processing or complete ones. */
    public function takesStock()
    {
        $status = (int) $this->order['order_status_id'];
        foreach (array('config_processing_status', 'config_complete_status') as $name) {
            $list = json_decode((string) $this->setting($name), true);
            if ($status > 0 && is_array($list) && in_array($status, array_map('intval', $list), true)) {
                return true;
            }
        }
        return false;
    }

    /** A setting's text for the order's storefront, or null. */
    public function setting($name)
    {
        $row = $this->sql->row('SELECT `value` FROM {setting} WHERE `key` = ? AND `store_id` IN (0, #) ORDER BY `store_id` DESC LIMIT 1', array($name, $this->order['store_id']));
        return $row === null ? null : $row['value'];
    }

    private function named($kind, $id)
    {
        $row = $this->sql->row("SELECT `name` FROM {{$kind}_description} WHERE `{$kind}_id` = # ORDER BY `language_id` = # DESC, `language_id` LIMIT 1", array($id, $this->order['language_id']));
        return $row === null ? '' : (string) $row['name'];
    }
}
