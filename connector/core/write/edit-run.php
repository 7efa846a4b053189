<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** One edit: planned, then shown or written. Which way it is written is decided by the engines the shop's tables have. */
class CartwrightEditRun
{
    private $sql;
    private $host;
    private $caller;
    private $edit;
    private $shape;

    public function __construct($sql, CartwrightHost $host, CartwrightCaller $caller, CartwrightEditInput $edit)
    {
        $this->sql = $sql;
        $this->host = $host;
        $this->caller = $caller;
        $this->edit = $edit;
        $this->shape = new CartwrightShape($sql);
    }

    /** What the edit would come to; nothing is written. */
    public function preview()
    {
        $plan = $this->plan();
        return self::value(self::told($this->sql, $plan), $plan->after->wire($this->sql, $plan->history), null);
    }

    /** Writes the edit, closes its key and logs, all or nothing; runs under the order's lock. */
    public function write(CartwrightKeys $keys, CartwrightLog $log)
    {
        $value = $this->shape->hasTransactions() ? $this->inTransaction($keys, $log) : $this->inJournal($keys);
        return $this->edit->notify ? $this->mail($keys, $value) : $value;
    }

    private function inTransaction(CartwrightKeys $keys, CartwrightLog $log)
    {
        $this->sql->run('SET SESSION innodb_lock_wait_timeout = ' . CartwrightOnce::WAIT_SECONDS);
        $this->sql->run('START TRANSACTION');
        $plan = $this->plan();
        $told = self::told($this->sql, $plan);
        $make = new CartwrightSteps($this->sql);
        foreach (CartwrightSteps::of($plan) as $step) {
            $id = $make->make($step, $this->edit->orderId, null);
        }
        $value = $this->stored($told, $id);
        $keys->close($this->edit->key, 'done', $value);
        $log->add($this->caller, 'edit', $this->edit->orderId, $this->edit->key, 'done');
        $this->sql->run('COMMIT');
        return $value;
    }

    private function inJournal(CartwrightKeys $keys)
    {
        $plan = $this->plan();
        $told = self::told($this->sql, $plan);
        $journal = new CartwrightJournal($this->sql);
        $by = array($this->caller->apiId, $this->caller->username, $this->caller->ip);
        $ids = $journal->begin($this->edit->key, $plan, array('by' => $by, 'told' => $told));
        $make = new CartwrightSteps($this->sql);
        foreach (CartwrightSteps::of($plan) as $at => $step) {
            $id = $make->make($step, $this->edit->orderId, $ids[$at]);
        }
        $value = $this->stored($told, $id);
        $journal->end($keys->find($this->edit->key), 'done', $value);
        return $value;
    }

    private function plan()
    {
        $rows = CartwrightOrderRows::read($this->sql, $this->edit->orderId);
        if ($rows === null) {
            throw new CartwrightRefusal('not-found', array('order_id' => $this->edit->orderId));
        }
        if ($rows->version !== $this->edit->version) {
            throw new CartwrightRefusal('conflict', array('order_id' => $this->edit->orderId, 'version' => $rows->version));
        }
        $plan = new CartwrightPlan($this->sql, $this->shape, $this->host, $rows);
        $plan->make($this->edit);
        return $plan;
    }

    private function stored(array $told, $historyId)
    {
        $rows = CartwrightOrderRows::read($this->sql, $this->edit->orderId);
        return self::value($told, $rows->wire($this->sql), $historyId);
    }

    /** The part of the answer that is known before anything is written. */
    private static function told($sql, CartwrightPlan $plan)
    {
        return array('version' => $plan->before->version, 'before' => $plan->before->wire($sql), 'stock' => $plan->stock, 'warnings' => $plan->warnings);
    }

    private static function value(array $told, array $after, $historyId)
    {
        return array(
            'version' => $told['version'], 'order' => $after, 'before' => $told['before'], 'stock' => $told['stock'], 'warnings' => $told['warnings'],
            'order_history_id' => $historyId,
        );
    }

    /** The answer of an edit all of whose steps were made, but which broke off before it could tell. */
    public static function answerOf($sql, array $key, array $steps)
    {
        $work = CartwrightKeys::unpack($key['work']);
        $history = end($steps);
        $picture = reset($steps);
        $row = $sql->row(
            'SELECT MAX(`order_history_id`) AS h FROM {order_history} WHERE `order_id` = # AND `order_history_id` > # AND `comment` = ? AND `date_added` = ?',
            array($key['order_id'], $picture['before']['highest'], $history['after']['comment'], $history['after']['date_added'])
        );
        $told = (array) $work->told;
        if ($history['after']['notify'] === '1') {
            $told['warnings'][] = array('code' => 'mail-not-sent');
        }
        $rows = CartwrightOrderRows::read($sql, $key['order_id']);
        return self::value($told, $rows === null ? array() : $rows->wire($sql), (int) $row['h']);
    }

    /** The edit stands, whatever becomes of the mail. */
    private function mail(CartwrightKeys $keys, array $value)
    {
        $entry = end($value['order']['histories']);
        $isSent = false;
        try {
            $isSent = $this->host->mailHistory($this->edit->orderId, $entry['order_status_id'], $entry['comment']);
        } catch (Exception $trouble) {
            $isSent = false;
        } catch (Throwable $trouble) {
            $isSent = false;
        }
        if ($isSent === false) {
            $value['warnings'][] = array('code' => 'mail-not-sent');
            $keys->close($this->edit->key, 'done', $value);
        }
        return $value;
    }
}
