<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The rows of one order that an edit may change, as the tables hold them; lists are keyed by the row's id, in id order. */
class CartwrightOrderRows
{
    public $order;
    public $products = array();
    public $options = array();
    public $totals = array();
    public $version;
    /** The order as `CartwrightManyOrders` loads it. */
    private $loaded;

    /** The rows of an order, or null where there is none. In a transaction the order's row stays locked until its end. */
    public static function read($sql, $orderId)
    {
        if ($sql->row('SELECT `order_id` FROM {order} WHERE `order_id` = # FOR UPDATE', array($orderId)) === null) {
            return null;
        }
        $many = new CartwrightManyOrders($sql);
        $loaded = $many->load(array((int) $orderId), true);
        $rows = new CartwrightOrderRows();
        $rows->loaded = $loaded[(int) $orderId];
        $rows->order = $rows->loaded['order'];
        $rows->version = CartwrightDigest::version($rows->loaded);
        foreach (array('products' => 'order_product', 'options' => 'order_option', 'totals' => 'order_total') as $list => $table) {
            foreach ($rows->loaded[$list] as $row) {
                $rows->{$list}[(int) $row[$table . '_id']] = $row;
            }
        }
        return $rows;
    }

    /** The highest history id of the order, 0 without any. */
    public function historyId()
    {
        return $this->loaded['highest'];
    }

    /** The options of a line: option id → row. */
    public function optionsOf($lineId)
    {
        $options = array();
        foreach ($this->options as $id => $row) {
            if ((string) $row['order_product_id'] === (string) $lineId) {
                $options[$id] = $row;
            }
        }
        return $options;
    }

    /** The key of the first total row of a code (and title), or null. */
    public function totalId($code, $title = null)
    {
        foreach ($this->totals as $id => $row) {
            if ($row['code'] === $code && ($title === null || $row['title'] === $title)) {
                return $id;
            }
        }
        return null;
    }

    /** The order as it travels, with a history entry added; rows that are not stored have id 0. */
    public function wire($sql, $history = null)
    {
        $rows = $this->loaded;
        $rows['order'] = $this->order;
        foreach (array('products' => 'order_product', 'options' => 'order_option', 'totals' => 'order_total') as $list => $table) {
            $rows[$list] = array();
            foreach ($this->{$list} as $key => $row) {
                foreach (array($table . '_id' => $key) + $row as $column => $value) {
                    // Below 0 until the options have found their lines.
                    $row[$column] = preg_match('/^new(\d+)$/D', (string) $value, $new) && substr($column, -3) === '_id' ? (string) -$new[1] : $value;
                }
                $rows[$list][] = array($table . '_id' => (string) $row[$table . '_id']) + $row;
            }
        }
        if ($history !== null) {
            $rows['histories'][] = array('order_history_id' => '0') + $history;
            if (count($rows['histories']) > CartwrightManyOrders::MOST_HISTORIES) {
                array_shift($rows['histories']);
                $rows['left_out']++;
            }
        }
        $wire = new CartwrightOrderWire($sql);
        $wire->prepare(array($rows));
        return self::withoutNewIds($wire->order($rows, $this->version));
    }

    private static function withoutNewIds(array $order)
    {
        foreach (array('products' => 'order_product_id', 'totals' => 'order_total_id') as $list => $id) {
            foreach ($order[$list] as $at => $row) {
                $order[$list][$at][$id] = max(0, $row[$id]);
                if ($list === 'products') {
                    foreach ($row['options'] as $place => $option) {
                        $order[$list][$at]['options'][$place]['order_option_id'] = max(0, $option['order_option_id']);
                    }
                }
            }
        }
        return $order;
    }
}
