<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Runs a write once per key, under the order's lock: a key that was run is told again, never run again. */
class CartwrightOnce
{
    const WAIT_SECONDS = 5;

    private $sql;
    private $caller;
    private $keys;
    private $lock;
    private $log;

    public function __construct($sql, CartwrightCaller $caller)
    {
        $this->sql = $sql;
        $this->caller = $caller;
        $this->keys = new CartwrightKeys($sql);
        $this->lock = new CartwrightLock($sql);
        $this->log = new CartwrightLog($sql);
    }

    /**
     * The answer of a call: told again, or made by $work, a function of the keys and the log, which closes the key and logs together with what
     * it writes. A refusal it throws says that nothing was written; what another exception left is taken back at once.
     */
    public function run($call, $key, $orderId, $digest, $work)
    {
        $setting = new CartwrightSetting($this->sql);
        $tables = new CartwrightTables($this->sql);
        if (!$tables->there()) {
            throw new CartwrightRefusal('read-only');
        }
        try {
            $told = $this->told($key, $digest, false);
            if ($told === null) {
                if (!$setting->allowsWrites()) {
                    throw new CartwrightRefusal('read-only');
                }
                $this->take($orderId, $key);
                try {
                    return $this->runLocked($call, $key, $orderId, $digest, $work);
                } finally {
                    $this->lock->release($orderId);
                }
            }
            $this->log->add($this->caller, $call, $orderId, $key, 'repeated');
            return $told;
        } catch (CartwrightRefusal $refusal) {
            $this->log->add($this->caller, $call, $orderId, $key, $refusal->refusal);
            throw $refusal;
        }
    }

    private function take($orderId, $key)
    {
        if (PHP_INT_SIZE < 8) {
            throw new CartwrightRefusal('failed', array('where' => 'php', 'message' => 'a 64-bit PHP is needed for exact amounts'));
        }
        if (!$this->lock->take($orderId, self::WAIT_SECONDS)) {
            $row = $this->keys->find($key);
            $isOurs = $row !== null && $row['state'] === 'open' && $this->lock->isHeldBy($orderId, $row['connection_id']);
            throw $isOurs ? new CartwrightRefusal('in-progress', array('key' => $key)) : new CartwrightRefusal('busy');
        }
    }

    private function runLocked($call, $key, $orderId, $digest, $work)
    {
        // Another write of this order may have broken off while this one waited: nothing runs over what is half written.
        $journal = new CartwrightJournal($this->sql);
        foreach ($this->keys->openedOf($orderId, $key) as $row) {
            $journal->settle($row);
        }
        // The first run of this key may have ended while this one waited for the lock.
        $told = $this->told($key, $digest, true);
        if ($told !== null) {
            return $told;
        }
        if (!$this->keys->open($key, $call, $orderId, $digest, array('by' => array($this->caller->apiId, $this->caller->username, $this->caller->ip)))) {
            throw new CartwrightRefusal('in-progress', array('key' => $key));
        }
        try {
            return $work($this->keys, $this->log);
        } catch (CartwrightRefusal $refusal) {
            $this->sql->run('ROLLBACK');
            $row = $this->keys->find($key);
            if ($row['state'] === 'open' && count($journal->steps($key)) > 0) {
                $journal->settle($row);
            } elseif ($row['state'] !== 'torn') {
                $this->keys->forget($key);
            }
            throw $refusal;
        } catch (Exception $trouble) {
            $this->settle($key, $trouble);
            throw $trouble;
        } catch (Throwable $trouble) {
            $this->settle($key, $trouble);
            throw $trouble;
        }
    }

    /** What broke is taken back at once; where that fails too, the next call does it. */
    private function settle($key, $trouble)
    {
        $this->sql->run('ROLLBACK');
        $journal = new CartwrightJournal($this->sql);
        $journal->settle($this->keys->find($key));
        if (preg_match('/Lock wait timeout|Deadlock found/i', $trouble->getMessage())) {
            $row = $this->keys->find($key);
            if ($row['state'] === 'undone') {
                $this->keys->forget($key);
                throw new CartwrightRefusal('busy');
            }
        }
    }

    /** The answer of a key that was run, null for one that was not; a refusal where it is another call's, runs still, or was taken back. */
    private function told($key, $digest, $isLocked)
    {
        $row = $this->keys->find($key);
        if ($row === null) {
            return null;
        }
        if ($row['digest'] !== $digest) {
            throw new CartwrightRefusal('key-reused', array('key' => $key));
        }
        if ($row['state'] === 'open') {
            $journal = new CartwrightJournal($this->sql);
            if ($isLocked) {
                $journal->settle($row);
            } elseif (!$journal->settleOne($row)) {
                throw new CartwrightRefusal('in-progress', array('key' => $key));
            }
            $row = $this->keys->find($key);
        }
        if ($row['state'] === 'undone') {
            throw new CartwrightRefusal('undone', array('key' => $key));
        }
        if ($row['state'] === 'torn') {
            throw CartwrightJournal::torn($row);
        }
        return CartwrightKeys::unpack($row['answer']);
    }
}
