<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** `ids`: whether a range of orders is as the desk has it, and if not, what is there. */
class CartwrightIdsCall
{
    const MOST_IDS = 2000;

    private $sql;
    private $reader;

    public function __construct($sql, CartwrightHost $host, CartwrightCaller $caller)
    {
        $this->sql = $sql;
        $this->reader = new CartwrightOrderReader($sql, $host);
    }

    public function run(array $input)
    {
        $fields = new CartwrightFields($input, '');
        $from = $fields->id('from', 0);
        $to = $fields->id('to', 0);
        if ($to < $from || $to - $from >= self::MOST_IDS) {
            $fields->refuse('to', 'is out of bounds');
        }
        $digest = $fields->text('digest', 40) === '' ? '' : $fields->version('digest');
        $fields->nothingElse();
        $mark = new CartwrightMark($this->sql, $this->reader);
        $moment = $mark->bare();
        $ids = array();
        foreach ($this->sql->rows('SELECT `order_id` FROM {order} WHERE `order_id` BETWEEN # AND # ORDER BY `order_id`', array($from, $to)) as $row) {
            $ids[] = (int) $row['order_id'];
        }
        $versions = $this->reader->versions($ids);
        if ($digest === CartwrightDigest::range($versions)) {
            return array('same' => true, 'mark' => $moment);
        }
        $orders = array();
        foreach ($versions as $id => $version) {
            $orders[] = array($id, $version);
        }
        return array('same' => false, 'orders' => $orders);
    }
}
