<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** `history`: a status and a comment, through OpenCart's own model. */
class CartwrightHistoryCall
{
    private $sql;
    private $host;
    private $caller;
    private $input;

    public function __construct($sql, CartwrightHost $host, CartwrightCaller $caller)
    {
        $this->sql = $sql;
        $this->host = $host;
        $this->caller = $caller;
    }

    public function run(array $input)
    {
        $fields = new CartwrightFields($input, '');
        $key = $fields->key('key');
        $shape = new CartwrightShape($this->sql);
        $this->input = array(
            'order_id' => $fields->id('order_id'),
            'version' => $fields->isNull('version') ? null : $fields->version('version'),
            'order_status_id' => $fields->id('order_status_id'),
            'comment' => $shape->fit('order_history', 'comment', $fields->text('comment', 20000), 'comment'),
            'notify' => $fields->yes('notify'),
        );
        $fields->nothingElse();
        if ($this->sql->row('SELECT `order_status_id` FROM {order_status} WHERE `order_status_id` = # LIMIT 1', array($this->input['order_status_id'])) === null) {
            $fields->refuse('order_status_id', 'is no status of this shop');
        }
        $once = new CartwrightOnce($this->sql, $this->caller);
        return $once->run('history', $key, $this->input['order_id'], sha1(json_encode(array('history', $this->input))), function ($keys, $log) use ($key) {
            return $this->write($key, $keys);
        });
    }

    private function write($key, CartwrightKeys $keys)
    {
        $rows = CartwrightOrderRows::read($this->sql, $this->input['order_id']);
        if ($rows === null) {
            throw new CartwrightRefusal('not-found', array('order_id' => $this->input['order_id']));
        }
        if ($this->input['version'] !== null && $rows->version !== $this->input['version']) {
            throw new CartwrightRefusal('conflict', array('order_id' => $this->input['order_id'], 'version' => $rows->version));
        }
        $keys->note($key, array(
            'by' => array($this->caller->apiId, $this->caller->username, $this->caller->ip),
            'highest' => $rows->historyId(),
            'status' => (int) $rows->order['order_status_id'],
            'wanted' => $this->input['order_status_id'],
            'comment' => base64_encode($this->input['comment']),
        ));
        $trouble = $this->add();
        $journal = new CartwrightJournal($this->sql);
        $row = $keys->find($key);
        $journal->settle($row, $trouble === null);
        $row = $keys->find($key);
        if ($row['state'] === 'torn') {
            throw CartwrightJournal::torn($row);
        }
        if ($row['state'] !== 'done') {
            throw $trouble !== null ? $trouble : new LogicException('OpenCart added no history entry');
        }
        return CartwrightKeys::unpack($row['answer']);
    }

    /** OpenCart stores the entry, then mails (4.0 the other way round): where the mail breaks, what counts is whether the entry is there. */
    private function add()
    {
        $trouble = null;
        try {
            $this->host->addHistory($this->input['order_id'], $this->input['order_status_id'], $this->input['comment'], $this->input['notify']);
        } catch (Exception $exception) {
            $trouble = $exception;
        } catch (Throwable $throwable) {
            $trouble = $throwable;
        }
        return $trouble;
    }
}
