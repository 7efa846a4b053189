<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** How a `history` ended: OpenCart's own model has no transaction, so what counts is whether the entry is there. */
class CartwrightHistorySettle
{
    private $sql;

    public function __construct($sql)
    {
        $this->sql = $sql;
    }

    /** The answer of an open key, or null where there is no entry of the run. $isAdded: OpenCart's model came back without an exception. */
    public function answer(array $key, $isAdded)
    {
        $work = CartwrightKeys::unpack($key['work']);
        if (!isset($work->highest)) {
            return null;
        }
        $rows = CartwrightOrderRows::read($this->sql, $key['order_id']);
        if ($rows === null) {
            return null;
        }
        $comment = base64_decode($work->comment);
        $id = $this->entry($key['order_id'], $work->highest, $work->wanted, $comment, $isAdded);
        if ($id === 0 && (int) $rows->order['order_status_id'] === $work->wanted && $work->status !== $work->wanted) {
            // OpenCart sets the status right before it stores the entry: the run broke off between the two.
            $id = $this->sql->insert(
                'INSERT INTO {order_history} SET `order_id` = #, `order_status_id` = #, `notify` = 0, `comment` = ?, `date_added` = NOW()',
                array($key['order_id'], $work->wanted, $comment)
            );
        }
        if ($id === 0) {
            return null;
        }
        $rows = CartwrightOrderRows::read($this->sql, $key['order_id']);
        return array('order_history_id' => $id, 'version' => $rows->version, 'order' => $rows->wire($this->sql));
    }

    /** Whether a run that left no entry may have moved stock: OpenCart moves it before it stores the entry, and no row tells. */
    public function mayHaveMovedStock(array $key)
    {
        $work = CartwrightKeys::unpack($key['work']);
        $rows = isset($work->highest) ? CartwrightOrderRows::read($this->sql, $key['order_id']) : null;
        return $rows !== null && $this->takesStock($rows->order, $work->status) !== $this->takesStock($rows->order, $work->wanted);
    }

    private function takesStock(array $order, $status)
    {
        $catalogue = new CartwrightCatalogue($this->sql, new CartwrightShape($this->sql), array('order_status_id' => (string) $status) + $order);
        return $catalogue->takesStock();
    }

    /** OpenCart may store another status than asked for (its look for fraud), and an event another comment. */
    private function entry($orderId, $highest, $wanted, $comment, $isAdded)
    {
        $row = $this->sql->row(
            'SELECT `order_history_id` AS h FROM {order_history} WHERE `order_id` = # AND `order_history_id` > # AND (`comment` = ? OR # = 1)
                ORDER BY `comment` = ? DESC, `order_status_id` = # DESC, `order_history_id` DESC LIMIT 1',
            array($orderId, $highest, $comment, $isAdded ? 1 : 0, $comment, $wanted)
        );
        return $row === null ? 0 : (int) $row['h'];
    }
}
