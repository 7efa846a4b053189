<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** `orders`: pages of whole orders, all of them or what changed. */
class CartwrightOrdersCall
{
    const MOST_ORDERS = 200;
    const MOST_BYTES = 2000000;

    private $sql;
    private $reader;
    private $mark;

    public function __construct($sql, CartwrightHost $host, CartwrightCaller $caller)
    {
        $this->sql = $sql;
        $this->reader = new CartwrightOrderReader($sql, $host);
        $this->mark = new CartwrightMark($sql, $this->reader);
    }

    public function run(array $input)
    {
        $fields = new CartwrightFields($input, '');
        $way = $fields->oneOf('way', array('full', 'delta'));
        $limit = $fields->whole('limit', 1, self::MOST_ORDERS);
        if ($way === 'full') {
            $before = $fields->isNull('before') ? null : $fields->id('before');
            $fields->nothingElse();
            return $this->full($before, $limit);
        }
        $mark = CartwrightMark::sent($fields->object('mark'));
        $after = $fields->id('after', 0);
        $fields->nothingElse();
        return $this->delta($mark, $after, $limit);
    }

    /** By the primary key, newest first. Only the first page's mark is gone on from, so only it carries versions. */
    private function full($before, $limit)
    {
        $mark = $before === null ? $this->mark->whole() : $this->mark->bare();
        $where = $before === null ? '' : ' WHERE `order_id` < #';
        $values = $before === null ? array() : array($before);
        $ids = $this->ids('SELECT `order_id` FROM {order}' . $where . ' ORDER BY `order_id` DESC LIMIT #', array_merge($values, array($limit + 1)));
        return $this->page($ids, $limit, 'next_before', $mark);
    }

    private function delta(array $since, $after, $limit)
    {
        $mark = $this->mark->bare();
        $changed = new CartwrightChanges($this->sql, $this->mark);
        // A shop's clock that was set back must not hide what is changed now.
        $from = min($since['modified'], $mark['modified']);
        $mark['recent'] = $changed->look($from, $mark['modified']);
        return $this->page($changed->ids($since, $after, $limit + 1), $limit, 'next_after', $mark);
    }

    /** The page of the first $limit ids of a list that has one more where there is more. */
    private function page(array $ids, $limit, $next, array $mark)
    {
        $read = $this->reader->readWithin(array_slice($ids, 0, $limit), self::MOST_BYTES);
        $isMore = $read['handled'] < count($ids);
        return array('orders' => $read['orders'], $next => $isMore ? $ids[$read['handled'] - 1] : null, 'mark' => $mark, 'time' => time());
    }

    private function ids($sql, array $values)
    {
        $ids = array();
        foreach ($this->sql->rows($sql, $values) as $row) {
            $ids[] = (int) $row['order_id'];
        }
        return $ids;
    }
}
