<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Where a delta goes on from. `modified` is the moment of the mark as the shop writes its dates: what is changed later has a later date, or
 * one at most an hour earlier when summer ends, which the overlap of two hours covers.
 */
class CartwrightMark
{
    /** Orders whose versions a mark carries. */
    const MOST_RECENT = 400;
    /** Digits of a version in a mark. */
    const DIGITS = 8;

    private $sql;
    private $reader;

    public function __construct($sql, CartwrightOrderReader $reader)
    {
        $this->sql = $sql;
        $this->reader = $reader;
    }

    /** The mark of this moment without the versions of what changed lately: such orders are sent once more. */
    public function bare()
    {
        $row = $this->sql->row('SELECT NOW() AS `now`, (SELECT MAX(`order_id`) FROM {order}) AS `o`, (SELECT MAX(`order_history_id`) FROM {order_history}) AS `h`');
        return array('order_id' => (int) $row['o'], 'order_history_id' => (int) $row['h'], 'modified' => $row['now'], 'recent' => array());
    }

    /** The mark of this moment, whole. */
    public function whole()
    {
        $mark = $this->bare();
        $mark['recent'] = $this->recent(array_keys($this->changedSince($mark['modified'], $mark['modified'], self::MOST_RECENT)));
        return $mark;
    }

    /**
     * The ids of orders changed since two hours before $from, the latest change first, each with whether it is as late as two hours before $now;
     * $now is not before $from. This walks through the table.
     */
    public function changedSince($from, $now, $limit)
    {
        $ids = array();
        $sql = 'SELECT `order_id`, `date_modified` >= CAST(? AS DATETIME) - INTERVAL 2 HOUR AS `late` FROM {order}
            WHERE `date_modified` >= CAST(? AS DATETIME) - INTERVAL 2 HOUR ORDER BY `date_modified` DESC, `order_id` DESC LIMIT #';
        foreach ($this->sql->rows($sql, array($now, $from, $limit)) as $row) {
            $ids[(int) $row['order_id']] = $row['late'] === '1';
        }
        return $ids;
    }

    /** What a mark carries of some orders. */
    public function recent(array $ids)
    {
        $recent = array();
        foreach ($this->reader->versions($ids) as $id => $version) {
            $recent[] = array($id, substr($version, 0, self::DIGITS));
        }
        return $recent;
    }

    /** A mark that was sent: the same shape, `recent` as id => digits. */
    public static function sent(CartwrightFields $fields)
    {
        $mark = array('order_id' => $fields->id('order_id', 0), 'order_history_id' => $fields->id('order_history_id', 0));
        $date = $fields->text('modified', 19);
        if (!preg_match('/^(\d{4})-(\d\d)-(\d\d) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/D', $date, $part) || !checkdate((int) $part[2], (int) $part[3], (int) $part[1])) {
            $fields->refuse('modified', 'is no date');
        }
        $mark['modified'] = $date;
        $mark['recent'] = array();
        foreach ($fields->values('recent', self::MOST_RECENT) as $pair) {
            if (!is_array($pair) || array_keys($pair) !== array(0, 1) || !is_int($pair[0]) || !is_string($pair[1]) || !preg_match('/^[0-9a-f]{8}$/D', $pair[1])) {
                $fields->refuse('recent', 'holds something else than ids with digits');
            }
            $mark['recent'][$pair[0]] = $pair[1];
        }
        $fields->nothingElse();
        return $mark;
    }
}
