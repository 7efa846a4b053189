<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The options products can be ordered with. */
class CartwrightProductOptions
{
    private $sql;
    private $language;

    public function __construct($sql, $language)
    {
        $this->sql = $sql;
        $this->language = $language;
    }

    /** product_id => its options, as they travel; a variant's are its master's. $masters: product_id => master_id or 0. */
    public function of(array $masters)
    {
        $owners = array_unique(array_filter(array_merge(array_keys($masters), array_values($masters))));
        $options = array();
        $values = $this->values($owners);
        $rows = $this->sql->rows(
            'SELECT po.`product_option_id`, po.`product_id`, po.`required`, o.`type`, d.`name` FROM {product_option} po JOIN {option} o ON o.`option_id` = po.`option_id`
                LEFT JOIN {option_description} d ON d.`option_id` = o.`option_id` AND d.`language_id` = #
                WHERE po.`product_id` IN (#*) ORDER BY o.`sort_order`, po.`product_option_id` LIMIT 5000',
            array($this->language, $owners)
        );
        foreach ($rows as $row) {
            $id = (int) $row['product_option_id'];
            $options[(int) $row['product_id']][] = array(
                'product_option_id' => $id,
                'name' => (string) $row['name'],
                'type' => (string) $row['type'],
                'required' => (int) $row['required'] === 1,
                'values' => isset($values[$id]) ? $values[$id] : array(),
            );
        }
        $of = array();
        foreach ($masters as $id => $master) {
            $own = isset($options[$id]) ? $options[$id] : array();
            $of[$id] = $master > 0 && isset($options[$master]) ? array_merge($own, $options[$master]) : $own;
        }
        return $of;
    }

    private function values(array $owners)
    {
        $values = array();
        $rows = $this->sql->rows(
            'SELECT v.`product_option_value_id`, v.`product_option_id`, v.`quantity`, v.`subtract`, v.`price`, v.`price_prefix`, d.`name`
                FROM {product_option_value} v JOIN {option_value} o ON o.`option_value_id` = v.`option_value_id`
                LEFT JOIN {option_value_description} d ON d.`option_value_id` = o.`option_value_id` AND d.`language_id` = #
                WHERE v.`product_id` IN (#*) ORDER BY o.`sort_order`, v.`product_option_value_id` LIMIT 10000',
            array($this->language, $owners)
        );
        foreach ($rows as $row) {
            $values[(int) $row['product_option_id']][] = array(
                'product_option_value_id' => (int) $row['product_option_value_id'],
                'name' => (string) $row['name'],
                'price' => $row['price'] === null ? '0.0000' : $row['price'],
                'price_prefix' => (string) $row['price_prefix'],
                'quantity' => (int) $row['quantity'],
                'subtract' => (int) $row['subtract'] === 1,
            );
        }
        return $values;
    }
}
