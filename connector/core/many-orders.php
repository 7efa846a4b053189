<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The rows of many orders, one query per table: several of these tables have no index on order_id, so each query may be a walk through the table.
 */
class CartwrightManyOrders
{
    /** More rows than this of one table are not held at once. */
    const MOST_ROWS = 8000;
    /** Entries of one order's history that travel. */
    const MOST_HISTORIES = 200;

    private $sql;
    private $hasVouchers = null;

    public function __construct($sql)
    {
        $this->sql = $sql;
    }

    /**
     * For each order that is there: array('order' => row, 'products' => rows, 'options' => rows, 'totals' => rows, 'vouchers' => rows,
     * 'highest' => highest order_history_id, and with histories 'histories' => rows, 'left_out' => int), rows in the order of their ids.
     * Null when these are too many orders to be held at once; never for one.
     *
     * @param int[] $ids
     * @param bool $withHistories
     */
    public function load(array $ids, $withHistories)
    {
        if (count($ids) === 0) {
            return array();
        }
        $orders = array();
        foreach ($this->rows('order', 'order_id', $ids) as $row) {
            $orders[(int) $row['order_id']] = array(
                'order' => $row, 'products' => array(), 'options' => array(), 'totals' => array(), 'vouchers' => array(), 'highest' => 0,
                'histories' => array(), 'left_out' => 0,
            );
        }
        $tables = array('products' => 'order_product', 'options' => 'order_option', 'totals' => 'order_total');
        if ($this->hasVouchers()) {
            $tables['vouchers'] = 'order_voucher';
        }
        foreach ($tables as $name => $table) {
            $rows = $this->rows($table, $table . '_id', $ids);
            if ($rows === null) {
                return null;
            }
            foreach ($rows as $row) {
                if (isset($orders[(int) $row['order_id']])) {
                    $orders[(int) $row['order_id']][$name][] = $row;
                }
            }
        }
        return $withHistories ? $this->addHistories($orders, $ids) : $this->addHighest($orders, $ids);
    }

    /** Null when there are too many. */
    private function rows($table, $key, array $ids)
    {
        list($where, $values) = self::among($ids);
        $limit = count($ids) === 1 ? '' : ' LIMIT ' . (self::MOST_ROWS + 1);
        $rows = $this->sql->rows('SELECT * FROM {' . $table . '} WHERE ' . $where . ' ORDER BY `' . $key . '`' . $limit, $values);
        return $limit !== '' && count($rows) > self::MOST_ROWS ? null : $rows;
    }

    private function addHighest(array $orders, array $ids)
    {
        list($where, $values) = self::among($ids);
        $sql = 'SELECT `order_id`, MAX(`order_history_id`) AS `highest` FROM {order_history} WHERE ' . $where . ' GROUP BY `order_id`';
        foreach ($this->sql->rows($sql, $values) as $row) {
            if (isset($orders[(int) $row['order_id']])) {
                $orders[(int) $row['order_id']]['highest'] = (int) $row['highest'];
            }
        }
        return $orders;
    }

    private function addHistories(array $orders, array $ids)
    {
        $one = count($ids) === 1;
        list($where, $values) = self::among($ids);
        // A single order's are read newest first, so that a limit leaves out the oldest.
        $sql = 'SELECT `order_history_id`, `order_id`, `order_status_id`, `notify`, `comment`, `date_added` FROM {order_history} WHERE ' . $where
            . ' ORDER BY `order_history_id` DESC LIMIT ' . ($one ? self::MOST_HISTORIES : self::MOST_ROWS + 1);
        $rows = $this->sql->rows($sql, $values);
        if (!$one && count($rows) > self::MOST_ROWS) {
            return null;
        }
        foreach (array_reverse($rows) as $row) {
            $id = (int) $row['order_id'];
            if (isset($orders[$id])) {
                $orders[$id]['histories'][] = $row;
                $orders[$id]['highest'] = (int) $row['order_history_id'];
            }
        }
        foreach ($orders as $id => $order) {
            $many = count($order['histories']);
            if ($many >= self::MOST_HISTORIES) {
                $all = $one ? (int) $this->sql->row('SELECT COUNT(*) AS `n` FROM {order_history} WHERE `order_id` = #', array($id))['n'] : $many;
                $orders[$id]['left_out'] = max(0, $all - self::MOST_HISTORIES);
                $orders[$id]['histories'] = array_slice($order['histories'], -self::MOST_HISTORIES);
            }
        }
        return $orders;
    }

    /** 4.1 has no table of vouchers. */
    private function hasVouchers()
    {
        if ($this->hasVouchers === null) {
            $this->hasVouchers = $this->sql->row(
                'SELECT 1 AS `there` FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
                array($this->sql->table('order_voucher'))
            ) !== null;
        }
        return $this->hasVouchers;
    }

    /** Ids close together are asked as a range: cheaper where a table has no index. The few between that nobody asked for are dropped. */
    private static function among(array $ids)
    {
        $low = min($ids);
        $high = max($ids);
        if ($high - $low < 2 * count($ids)) {
            return array('`order_id` BETWEEN # AND #', array($low, $high));
        }
        return array('`order_id` IN (#*)', array($ids));
    }
}
