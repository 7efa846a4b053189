<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Who wrote what, and how it ended. Kept for 400 days. */
class CartwrightLog
{
    const KEPT_SECONDS = 34560000;

    private $sql;

    public function __construct($sql)
    {
        $this->sql = $sql;
    }

    /** $ended: `done`, `repeated`, `undone`, or the refusal's code. */
    public function add($caller, $call, $orderId, $key, $ended)
    {
        $this->sql->insert(
            'INSERT INTO {cartwright_log} SET `at` = #, `api_id` = #, `username` = ?, `ip` = ?, `call_name` = ?, `order_id` = #, `key_id` = ?, `ended` = ?',
            array(time(), $caller->apiId, self::cut($caller->username, 64), self::cut($caller->ip, 40), $call, $orderId, $key, self::cut($ended, 32))
        );
        // A few at a time, so that no write ever waits for a large clean-up.
        $this->sql->run('DELETE FROM {cartwright_log} WHERE `at` < # ORDER BY `at` LIMIT 20', array(time() - self::KEPT_SECONDS));
    }

    /** The newest entries, newest first. */
    public function newest($limit)
    {
        return $this->sql->rows('SELECT * FROM {cartwright_log} ORDER BY `log_id` DESC LIMIT #', array($limit));
    }

    private static function cut($text, $length)
    {
        return preg_match('/^.{0,' . (int) $length . '}/us', $text, $found) ? $found[0] : '';
    }
}
