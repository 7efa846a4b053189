<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** `products`: what can be put on an order. */
class CartwrightProductsCall
{
    const MOST_PRODUCTS = 50;
    const MOST_IDS = 100;

    private $sql;
    private $columns;

    public function __construct($sql, CartwrightHost $host, CartwrightCaller $caller)
    {
        $this->sql = $sql;
    }

    public function run(array $input)
    {
        $fields = new CartwrightFields($input + array('words' => '', 'product_ids' => array(), 'order_id' => null), '');
        $patterns = CartwrightText::patterns($fields->text('words', 200));
        $ids = $fields->values('product_ids', self::MOST_IDS);
        foreach ($ids as $id) {
            if (!is_int($id) || $id < 1 || $id > 2147483647) {
                $fields->refuse('product_ids', 'holds something else than ids');
            }
        }
        $orderId = $fields->isNull('order_id') ? null : $fields->id('order_id');
        $limit = $fields->whole('limit', 1, self::MOST_PRODUCTS);
        $fields->nothingElse();
        $this->columns = new CartwrightColumns($this->sql, array('product', 'product_code', 'product_special', 'product_discount'));
        $settings = new CartwrightSettings($this->sql);
        $group = $this->group($orderId, $settings);
        $language = $settings->languageId($this->sql);
        // Exactly the named ones are all wanted, whatever the limit.
        $most = count($ids) > 0 ? self::MOST_IDS : $limit;
        $rows = $this->rows($patterns, $ids, $language, $most + 1);
        return array('products' => $this->products(array_slice($rows, 0, $most), $group, $language), 'more' => count($rows) > $most);
    }

    private function group($orderId, CartwrightSettings $settings)
    {
        if ($orderId === null) {
            return (int) $settings->text('config_customer_group_id');
        }
        $order = $this->sql->row('SELECT `customer_group_id` FROM {order} WHERE `order_id` = #', array($orderId));
        if ($order === null) {
            throw new CartwrightRefusal('not-found', array('order_id' => $orderId));
        }
        return (int) $order['customer_group_id'];
    }

    private function rows(array $patterns, array $ids, $language, $limit)
    {
        // 4.1 keeps a product's codes in a table of their own.
        $sku = '\'\'';
        if ($this->columns->has('product', 'sku')) {
            $sku = 'p.`sku`';
        } elseif ($this->columns->hasTable('product_code')) {
            $sku = '(SELECT c.`value` FROM {product_code} c WHERE c.`product_id` = p.`product_id` AND c.`code` IN (\'SKU\', \'sku\') LIMIT 1)';
        }
        $master = $this->columns->has('product', 'master_id') ? 'p.`master_id`' : '0';
        $values = array($language);
        $where = ' WHERE 1';
        if (count($ids) > 0) {
            $where .= ' AND p.`product_id` IN (#*)';
            $values[] = $ids;
        }
        foreach ($patterns as $pattern) {
            $where .= ' AND (d.`name` LIKE ? OR p.`model` LIKE ? OR ' . $sku . ' LIKE ?)';
            array_push($values, $pattern, $pattern, $pattern);
        }
        $values[] = $limit;
        return $this->sql->rows(
            'SELECT p.`product_id`, d.`name`, p.`model`, ' . $sku . ' AS `sku`, ' . $master . ' AS `master_id`, p.`price`, p.`tax_class_id`, p.`quantity`, p.`minimum`, p.`subtract`, p.`status`
                FROM {product} p LEFT JOIN {product_description} d ON d.`product_id` = p.`product_id` AND d.`language_id` = #'
                . $where . ' ORDER BY p.`product_id` LIMIT #',
            $values
        );
    }

    private function products(array $rows, $group, $language)
    {
        $masters = array();
        foreach ($rows as $row) {
            $masters[(int) $row['product_id']] = (int) $row['master_id'];
        }
        $prices = new CartwrightPrices($this->sql, $this->columns);
        $priced = $prices->of(array_keys($masters), $group);
        $options = new CartwrightProductOptions($this->sql, $language);
        $optioned = $options->of($masters);
        $products = array();
        foreach ($rows as $row) {
            $id = (int) $row['product_id'];
            $own = $row['price'] === null ? '0.0000' : $row['price'];
            $products[] = array(
                'product_id' => $id,
                'name' => (string) $row['name'],
                'model' => (string) $row['model'],
                'sku' => (string) $row['sku'],
                'price' => $priced[$id]['price'] === null ? $own : $priced[$id]['price'],
                'special' => $priced[$id]['special'],
                'tax_class_id' => (int) $row['tax_class_id'],
                'quantity' => (int) $row['quantity'],
                'minimum' => (int) $row['minimum'],
                'subtract' => (int) $row['subtract'] === 1,
                'enabled' => (int) $row['status'] === 1,
                'options' => $optioned[$id],
            );
        }
        return $products;
    }
}
