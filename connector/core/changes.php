<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Which orders a delta looks at, and which of them are as the desk has them. */
class CartwrightChanges
{
    /** Up to so many orders the walk by date is made once for all it is needed for. */
    const MOST_AT_ONCE = 1000;

    private $sql;
    private $mark;
    private $from = '';
    private $dated = null;
    private $versions = array();

    public function __construct($sql, CartwrightMark $mark)
    {
        $this->sql = $sql;
        $this->mark = $mark;
    }

    /**
     * Looks at the dates from two hours before $from on; $from is not after $now. Answers `recent` of the mark of $now: taken here, before any
     * order of the page is read.
     */
    public function look($from, $now)
    {
        $this->from = $from;
        $ids = $this->mark->changedSince($from, $now, self::MOST_AT_ONCE + 1);
        if (count($ids) <= self::MOST_AT_ONCE) {
            $this->dated = array_keys($ids);
        }
        $recent = $this->mark->recent(array_slice(array_keys($ids, true, true), 0, CartwrightMark::MOST_RECENT));
        foreach ($recent as $pair) {
            $this->versions[$pair[0]] = $pair[1];
        }
        return $recent;
    }

    /** Ids after $after, ascending, at most $limit: new ones, those with new history, those changed; without those whose version the mark has. */
    public function ids(array $since, $after, $limit)
    {
        // Every source gives as many as could be dropped beside those that are wanted.
        $most = $limit + count($since['recent']);
        $found = $this->dated;
        if ($found === null) {
            // Through the table once more: by the key, a table without transactions would be read row by row in another order than it lies.
            $found = $this->rows(
                'SELECT `order_id` FROM {order} IGNORE INDEX (PRIMARY) WHERE `date_modified` >= CAST(? AS DATETIME) - INTERVAL 2 HOUR AND `order_id` > # ORDER BY `order_id` LIMIT #',
                array($this->from, $after, $most)
            );
        }
        $found = array_merge(
            $found,
            $this->rows('SELECT `order_id` FROM {order} WHERE `order_id` > # ORDER BY `order_id` LIMIT #', array(max($since['order_id'], $after), $most)),
            $this->rows(
                'SELECT DISTINCT `order_id` FROM {order_history} WHERE `order_history_id` > # AND `order_id` > # ORDER BY `order_id` LIMIT #',
                array($since['order_history_id'], $after, $most)
            )
        );
        $ids = array();
        foreach (array_unique($found) as $id) {
            if ($id > $after) {
                $ids[] = $id;
            }
        }
        sort($ids);
        return $this->withoutKnown(array_slice($ids, 0, $most), $since['recent'], $limit);
    }

    private function withoutKnown(array $ids, array $known, $limit)
    {
        $unread = array();
        foreach ($ids as $id) {
            if (isset($known[$id]) && !isset($this->versions[$id])) {
                $unread[] = $id;
            }
        }
        foreach ($this->mark->recent($unread) as $pair) {
            $this->versions[$pair[0]] = $pair[1];
        }
        $changed = array();
        foreach ($ids as $id) {
            if (!isset($known[$id]) || !isset($this->versions[$id]) || $known[$id] !== $this->versions[$id]) {
                $changed[] = $id;
            }
        }
        return array_slice($changed, 0, $limit);
    }

    private function rows($sql, array $values)
    {
        $ids = array();
        foreach ($this->sql->rows($sql, $values) as $row) {
            $ids[] = (int) $row['order_id'];
        }
        return $ids;
    }
}
