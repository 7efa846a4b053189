<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Whole orders, few queries for many of them. */
class CartwrightOrderReader
{
    private $rows;
    private $wire;

    /** $host is for whoever reads differently by generation; the rows tell enough. */
    public function __construct($sql, CartwrightHost $host)
    {
        $this->rows = new CartwrightManyOrders($sql);
        $this->wire = new CartwrightOrderWire($sql);
    }

    /** The orders of a list of ids as they travel, in the list's order; those that are not there are left out. */
    public function read(array $orderIds)
    {
        $read = $this->readWithin($orderIds, PHP_INT_MAX);
        return $read['orders'];
    }

    /** One order as it travels; a `not-found` where there is none. */
    public function one($orderId)
    {
        $orders = $this->read(array($orderId));
        if (count($orders) === 0) {
            throw new CartwrightRefusal('not-found', array('order_id' => (int) $orderId));
        }
        return $orders[0];
    }

    /**
     * As many from the front of the list as fit into so many bytes of JSON, at least one that is there.
     * Answers array('orders' => list, 'handled' => how many ids of the list are done).
     */
    public function readWithin(array $orderIds, $bytes)
    {
        $orders = array();
        $handled = 0;
        $this->inParts($orderIds, true, function ($id, $rows) use (&$orders, &$handled, &$bytes) {
            if ($rows !== null) {
                $order = $this->wire->order($rows, CartwrightDigest::version($rows));
                $bytes -= $bytes === PHP_INT_MAX ? 0 : strlen(CartwrightText::json($order)) + 1;
                if ($bytes < 0 && count($orders) > 0) {
                    return false;
                }
                $orders[] = $order;
            }
            $handled++;
            return true;
        });
        return array('orders' => $orders, 'handled' => $handled);
    }

    /** The version of one order, or null. */
    public function version($orderId)
    {
        $versions = $this->versions(array($orderId));
        return isset($versions[(int) $orderId]) ? $versions[(int) $orderId] : null;
    }

    /** The versions of those that are there, by id. */
    public function versions(array $orderIds)
    {
        $versions = array();
        $this->inParts($orderIds, false, function ($id, $rows) use (&$versions) {
            if ($rows !== null) {
                $versions[$id] = CartwrightDigest::version($rows);
            }
            return true;
        });
        return $versions;
    }

    /** Hands the rows of each id (null: not there) to a function until it says false. */
    private function inParts(array $orderIds, $whole, $each)
    {
        $most = $whole ? 200 : 1000;
        $at = 0;
        while ($at < count($orderIds)) {
            $part = array_map('intval', array_slice($orderIds, $at, $most));
            $loaded = $this->rows->load($part, $whole);
            if ($loaded === null) {
                $most = max(1, (int) (count($part) / 2));
                continue;
            }
            if ($whole) {
                $this->wire->prepare($loaded);
            }
            foreach ($part as $id) {
                if (!$each($id, isset($loaded[$id]) ? $loaded[$id] : null)) {
                    return;
                }
            }
            $at += count($part);
        }
    }
}
