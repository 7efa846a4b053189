<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Rows of an order as the protocol tells them: the columns of 3.0's order/info on every generation, the others beside them. */
class CartwrightOrderWire
{
    private $sql;
    private $known = array('status' => array(), 'country' => array(), 'zone' => array(), 'language' => array());
    private $fallback = null;

    public function __construct($sql)
    {
        $this->sql = $sql;
    }

    /** Looks up, for many orders at once, the names and codes their rows only point at. */
    public function prepare(array $orders)
    {
        $wanted = array('status' => array(), 'country' => array(), 'zone' => array(), 'language' => array());
        foreach ($orders as $order) {
            $row = $order['order'];
            $wanted['status'][(int) $row['order_status_id']] = true;
            $wanted['language'][(int) $row['language_id']] = true;
            foreach (array('payment', 'shipping') as $side) {
                $wanted['country'][(int) $row[$side . '_country_id']] = true;
                $wanted['zone'][(int) $row[$side . '_zone_id']] = true;
            }
        }
        $queries = array(
            'status' => 'SELECT `order_status_id` AS `id`, `language_id`, `name` FROM {order_status} WHERE `order_status_id` IN (#*)',
            'country' => 'SELECT `country_id` AS `id`, `iso_code_2`, `iso_code_3` FROM {country} WHERE `country_id` IN (#*)',
            'zone' => 'SELECT `zone_id` AS `id`, `code` FROM {zone} WHERE `zone_id` IN (#*)',
            'language' => 'SELECT `language_id` AS `id`, `code` FROM {language} WHERE `language_id` IN (#*)',
        );
        foreach ($queries as $what => $sql) {
            $missing = array_diff(array_keys($wanted[$what]), array_keys($this->known[$what]));
            if (count($missing) === 0) {
                continue;
            }
            foreach ($missing as $id) {
                $this->known[$what][$id] = array();
            }
            foreach ($this->sql->rows($sql, array($missing)) as $row) {
                if ($what === 'status') {
                    $this->known[$what][(int) $row['id']][(int) $row['language_id']] = $row['name'];
                } else {
                    $this->known[$what][(int) $row['id']] = $row;
                }
            }
        }
    }

    /** One order of `CartwrightManyOrders`, prepared before, as it travels. */
    public function order(array $rows, $version)
    {
        $extra = array();
        $order = $this->header($rows['order'], $extra);
        $options = array();
        foreach ($rows['options'] as $row) {
            $options[(int) $row['order_product_id']][] = self::pick(
                $row,
                array('order_option_id', 'product_option_id', 'product_option_value_id'),
                array('name', 'value', 'type')
            );
        }
        $products = array();
        foreach ($rows['products'] as $row) {
            $line = self::pick($row, array('order_product_id', 'product_id'), array('name', 'model'), array('quantity', 'price', 'total', 'tax', 'reward'));
            $id = $line['order_product_id'];
            $line['options'] = isset($options[$id]) ? $options[$id] : array();
            $products[] = $line;
        }
        $vouchers = array();
        foreach ($rows['vouchers'] as $row) {
            $vouchers[] = self::pick(
                $row,
                array('order_voucher_id', 'voucher_id', 'voucher_theme_id'),
                array('description', 'code', 'from_name', 'from_email', 'to_name', 'to_email', 'message'),
                array('amount')
            );
        }
        $totals = array();
        $places = array();
        foreach ($rows['totals'] as $at => $row) {
            $totals[] = self::pick($row, array('order_total_id', 'sort_order'), array('code', 'title'), array('value'));
            $places[] = array((int) $row['sort_order'], $at);
        }
        array_multisort($places, $totals);
        $histories = array();
        foreach ($rows['histories'] as $row) {
            $entry = self::pick($row, array('order_history_id', 'order_status_id'), array('comment'));
            $entry['notify'] = (bool) (int) $row['notify'];
            $entry['date_added'] = self::date($row['date_added']);
            $histories[] = $entry;
        }
        return array(
            'order' => $order, 'extra' => (object) $extra, 'products' => $products, 'vouchers' => $vouchers, 'totals' => $totals,
            'histories' => $histories, 'histories_left_out' => $rows['left_out'], 'version' => $version,
        );
    }

    private function header(array $row, array &$extra)
    {
        $language = (int) $row['language_id'];
        $status = $this->known['status'][(int) $row['order_status_id']];
        $derived = array(
            'order_status' => isset($status[$language]) ? $status[$language] : null,
            'language_code' => $this->languageCode($row, $language),
            'date_added' => self::date($row['date_added']),
            'date_modified' => self::date($row['date_modified']),
        );
        foreach (array('payment', 'shipping') as $side) {
            $country = $this->known['country'][(int) $row[$side . '_country_id']];
            $zone = $this->known['zone'][(int) $row[$side . '_zone_id']];
            $derived[$side . '_iso_code_2'] = isset($country['iso_code_2']) ? $country['iso_code_2'] : '';
            $derived[$side . '_iso_code_3'] = isset($country['iso_code_3']) ? $country['iso_code_3'] : '';
            $derived[$side . '_zone_code'] = isset($zone['code']) ? $zone['code'] : '';
            if (!isset($row[$side . '_code'])) {
                list($derived[$side . '_method'], $derived[$side . '_code']) = self::method((string) $row[$side . '_method']);
            }
        }
        $order = array();
        foreach (self::columns() as $column) {
            if (array_key_exists($column, $derived)) {
                $order[$column] = $derived[$column];
            } else {
                $order[$column] = isset($row[$column]) ? $row[$column] : '';
            }
        }
        foreach ($row as $column => $value) {
            if (!array_key_exists($column, $order)) {
                $extra[$column] = (string) $value;
            }
        }
        return $order;
    }

    private function languageCode(array $row, $language)
    {
        if (isset($row['language_code']) && $row['language_code'] !== '') {
            return $row['language_code'];
        }
        if (isset($this->known['language'][$language]['code'])) {
            return $this->known['language'][$language]['code'];
        }
        if ($this->fallback === null) {
            $settings = new CartwrightSettings($this->sql);
            $this->fallback = $settings->languageCode();
        }
        return $this->fallback;
    }

    /** Name and code of a method as 4.x keeps it; a method that is no JSON is its own name. */
    private static function method($text)
    {
        $method = json_decode($text, true);
        if (!is_array($method)) {
            return array($text, '');
        }
        $told = array();
        foreach (array('name', 'code') as $part) {
            $told[] = isset($method[$part]) && is_scalar($method[$part]) ? (string) $method[$part] : '';
        }
        return $told;
    }

    private static function date($text)
    {
        return preg_match('/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/D', (string) $text) ? $text : '0000-00-00 00:00:00';
    }

    /** Some columns of a row: numbers as numbers, text as text, decimals as decimal text. */
    private static function pick(array $row, array $numbers, array $texts, array $decimals = array())
    {
        $picked = array();
        foreach ($row as $column => $value) {
            if (in_array($column, $numbers, true)) {
                $picked[$column] = (int) $value;
            } elseif (in_array($column, $texts, true)) {
                $picked[$column] = (string) $value;
            } elseif (in_array($column, $decimals, true)) {
                $picked[$column] = $value === null || $value === '' ? '0' : $value;
            }
        }
        return $picked;
    }

    private static function columns()
    {
        static $columns = null;
        if ($columns === null) {
            $sides = array();
            $parts = 'firstname lastname company address_1 address_2 postcode city zone_id zone zone_code country_id country iso_code_2 iso_code_3 address_format custom_field method code';
            foreach (array('payment', 'shipping') as $side) {
                foreach (explode(' ', $parts) as $part) {
                    $sides[] = $side . '_' . $part;
                }
            }
            $columns = array_merge(
                explode(' ', 'order_id invoice_no invoice_prefix store_id store_name store_url customer_id customer_group_id firstname lastname email telephone fax custom_field'),
                $sides,
                explode(' ', 'comment total order_status_id order_status affiliate_id commission marketing_id tracking language_id language_code currency_id currency_code'),
                explode(' ', 'currency_value ip forwarded_ip user_agent accept_language date_added date_modified')
            );
        }
        return $columns;
    }
}
