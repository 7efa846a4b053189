<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The lock of one order, a named lock of the server: it goes with the connection, so a run that dies holds nothing. A run never holds two, because servers before
 * MySQL 5.7.5 let go of the first when a second is taken. The name is a digest of database, prefix and order, for names end at 64 characters.
 */
class CartwrightLock
{
    const NAME = "CONCAT('cartwright_', SHA1(CONCAT(DATABASE(), '/', ?, '/', #)))";

    private $sql;

    public function __construct($sql)
    {
        $this->sql = $sql;
    }

    /** Waits so many seconds for the lock; false where somebody else keeps it. */
    public function take($orderId, $seconds)
    {
        $row = $this->sql->row('SELECT GET_LOCK(' . self::NAME . ', #) AS got', array($this->sql->table(''), $orderId, $seconds));
        return $row['got'] === '1';
    }

    public function release($orderId)
    {
        $this->sql->row('SELECT RELEASE_LOCK(' . self::NAME . ') AS let_go', array($this->sql->table(''), $orderId));
    }

    /** Whether a connection holds the lock. */
    public function isHeldBy($orderId, $connectionId)
    {
        $row = $this->sql->row('SELECT IS_USED_LOCK(' . self::NAME . ') AS holder', array($this->sql->table(''), $orderId));
        return $row['holder'] !== null && $row['holder'] === (string) $connectionId;
    }
}
