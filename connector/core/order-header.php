<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The row of the order table as the protocol tells it: the columns of 3.0's order/info on every generation, the others beside them. */
class CartwrightOrderHeader
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

    /** The columns everybody knows; the others are put into $extra. */
    public function header(array $row, array &$extra)
    {
        $language = (int) $row['language_id'];
        $status = $this->known['status'][(int) $row['order_status_id']];
        $derived = array(
            'order_status' => isset($status[$language]) ? $status[$language] : null,
            'language_code' => $this->languageCode($row, $language),
            'date_added' => CartwrightOrderWire::date($row['date_added']),
            'date_modified' => CartwrightOrderWire::date($row['date_modified']),
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
