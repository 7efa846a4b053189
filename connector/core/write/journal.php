<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The connector's own journal, for shops with tables that have no transactions: every step of an edit stands here, with the row as it was, before the first is made.
 * An entry is all steps of one key; it is open as long as the key is.
 */
class CartwrightJournal
{
    private $sql;
    private $keys;
    private $lock;

    public function __construct($sql)
    {
        $this->sql = $sql;
        $this->keys = new CartwrightKeys($sql);
        $this->lock = new CartwrightLock($sql);
    }

    /**
     * Takes back, or closes, every write that broke off: those whose lock nobody holds. Comes before any call. One that cannot be settled stays
     * open and stops nothing but writes of its own order.
     */
    public function settleOpen()
    {
        $tables = new CartwrightTables($this->sql);
        if (!$tables->there()) {
            return;
        }
        foreach ($this->keys->opened() as $row) {
            try {
                $this->settleOne($row);
            } catch (Exception $trouble) {
                $this->sql->run('ROLLBACK');
            } catch (Throwable $trouble) {
                $this->sql->run('ROLLBACK');
            }
        }
    }

    /** False where the write still runs. */
    public function settleOne(array $row)
    {
        if ($this->lock->isHeldBy($row['order_id'], $row['connection_id']) || !$this->lock->take($row['order_id'], 0)) {
            return false;
        }
        try {
            $now = $this->keys->find($row['key_id']);
            if ($now !== null && $now['state'] === 'open') {
                $this->settle($now);
            }
        } finally {
            $this->lock->release($row['order_id']);
        }
        return true;
    }

    /** What a torn key tells. */
    public static function torn(array $row)
    {
        $words = $row['call_name'] === 'history'
            ? 'OpenCart broke off while it changed the status; look at the status, the history and the stock of the order'
            : 'other code wrote the order before a broken edit could be taken back; look at its lines and stock';
        return new CartwrightRefusal('failed', array('where' => 'journal', 'message' => $words));
    }

    /** Settles an open key under its order's lock. $isAdded: of a `history`, whether OpenCart's model came back without an exception. */
    public function settle(array $row, $isAdded = false)
    {
        if ($row['state'] !== 'open') {
            return;
        }
        if ($row['call_name'] === 'history') {
            $history = new CartwrightHistorySettle($this->sql);
            $answer = $history->answer($row, $isAdded);
            $this->end($row, $answer !== null ? 'done' : ($history->mayHaveMovedStock($row) ? 'torn' : 'undone'), $answer);
            return;
        }
        $steps = $this->steps($row['key_id']);
        if (count($steps) === 0) {
            // In a transaction the server took everything back; else nothing had begun.
            $this->end($row, 'undone', null);
            return;
        }
        $isWhole = true;
        foreach ($steps as $step) {
            $isWhole = $isWhole && (int) $step['done'] !== 0;
        }
        if ($isWhole) {
            $this->end($row, 'done', CartwrightEditRun::answerOf($this->sql, $row, $steps));
            return;
        }
        $undo = new CartwrightUndo($this->sql, $row['order_id'], $steps);
        $this->end($row, $undo->run() ? 'undone' : 'torn', null);
    }

    /** Writes all steps of a plan, at once; answers their ids. */
    public function begin($key, CartwrightPlan $plan, array $work)
    {
        $this->sql->run('START TRANSACTION');
        $picture = array(
            'order_product' => array_keys($plan->before->products), 'order_option' => array_keys($plan->before->options), 'order_total' => array_keys($plan->before->totals),
            'highest' => $plan->before->historyId(), 'takes_stock' => $plan->catalogue->takesStock(),
        );
        $this->add($key, 'picture', '', 0, 0, $picture, array(), 1);
        $ids = array();
        foreach (CartwrightSteps::of($plan) as $step) {
            $ids[] = $this->add($key, $step['kind'], $step['table'], $step['id'], $step['by'], self::packed($step['before']), self::packed($step['after']), 0);
        }
        $this->keys->note($key, $work);
        $this->sql->run('COMMIT');
        return $ids;
    }

    /** The steps of a key, in order, rows unpacked. */
    public function steps($key)
    {
        $steps = $this->sql->rows('SELECT * FROM {cartwright_journal} WHERE `key_id` = ? ORDER BY `journal_id`', array($key));
        foreach ($steps as $at => $step) {
            $steps[$at]['table'] = $step['table_name'];
            foreach (array('before', 'after') as $side) {
                $row = json_decode($step[$side . '_row'], true);
                $steps[$at][$side] = $step['kind'] === 'picture' ? $row : self::unpacked($row);
            }
        }
        return $steps;
    }

    /** Closes a key, drops its steps and logs, all or nothing. */
    public function end(array $row, $state, $answer)
    {
        $work = $row['work'] === '' ? null : CartwrightKeys::unpack($row['work']);
        $by = isset($work->by) ? $work->by : array(0, '', '');
        $log = new CartwrightLog($this->sql);
        $this->sql->run('START TRANSACTION');
        $this->keys->close($row['key_id'], $state, $answer);
        $this->sql->run('DELETE FROM {cartwright_journal} WHERE `key_id` = ?', array($row['key_id']));
        $log->add(new CartwrightCaller($by[0], $by[1], $by[2]), $row['call_name'], $row['order_id'], $row['key_id'], $state);
        $this->sql->run('COMMIT');
    }

    private function add($key, $kind, $table, $id, $by, array $before, array $after, $done)
    {
        return $this->sql->insert(
            'INSERT INTO {cartwright_journal} SET `key_id` = ?, `kind` = ?, `table_name` = ?, `row_id` = #, `change_by` = #, `before_row` = ?, `after_row` = ?, `done` = #',
            array($key, $kind, $table, $id, $by, json_encode($before), json_encode($after), $done)
        );
    }

    /** Bytes of a column need not be UTF-8, and must come back as they were. */
    private static function packed(array $row)
    {
        foreach ($row as $column => $value) {
            $row[$column] = $value === null ? null : base64_encode($value);
        }
        return $row;
    }

    private static function unpacked(array $row)
    {
        foreach ($row as $column => $value) {
            $row[$column] = $value === null ? null : base64_decode($value);
        }
        return $row;
    }
}
