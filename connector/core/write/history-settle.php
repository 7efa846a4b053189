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

    /** The answer of an open key, or null where nothing of the run is in the shop. */
    public function answer(array $key)
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
        $id = $this->entry($key['order_id'], $work->highest, $work->wanted, $comment);
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

    private function entry($orderId, $highest, $wanted, $comment)
    {
        $row = $this->sql->row(
            'SELECT MAX(`order_history_id`) AS h FROM {order_history} WHERE `order_id` = # AND `order_history_id` > # AND `order_status_id` = # AND `comment` = ?',
            array($orderId, $highest, $wanted, $comment)
        );
        return (int) $row['h'];
    }
}
