<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Rows of an order as the protocol tells them. */
class CartwrightOrderWire
{
    private $header;

    public function __construct($sql)
    {
        $this->header = new CartwrightOrderHeader($sql);
    }

    /** To be called with the orders of `CartwrightManyOrders` before each of them is told. */
    public function prepare(array $orders)
    {
        $this->header->prepare($orders);
    }

    /** One order as it travels. */
    public function order(array $rows, $version)
    {
        $extra = array();
        $order = $this->header->header($rows['order'], $extra);
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

    /** A date of the shop; one that is not there as MySQL's own zero. */
    public static function date($text)
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
}
