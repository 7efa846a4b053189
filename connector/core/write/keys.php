<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The keys of writes: what each was for, and how it ended. `open` until then; `torn` where other code wrote the order before a broken run could be taken back. */
class CartwrightKeys
{
    /** 90 days are promised. */
    const KEPT_SECONDS = 8640000;

    private $sql;

    public function __construct($sql)
    {
        $this->sql = $sql;
    }

    /** A key's row, or null. */
    public function find($key)
    {
        return $this->sql->row('SELECT * FROM {cartwright_key} WHERE `key_id` = ?', array($key));
    }

    /** Writes down that a run begins; false where the key is there already. */
    public function open($key, $call, $orderId, $digest, array $work)
    {
        $isNew = $this->sql->run(
            "INSERT IGNORE INTO {cartwright_key} SET `key_id` = ?, `call_name` = ?, `order_id` = #, `digest` = ?, `state` = 'open', `connection_id` = CONNECTION_ID(),
                `work` = ?, `answer` = '', `at` = #",
            array($key, $call, $orderId, $digest, self::pack($work), time())
        );
        return $isNew > 0;
    }

    /** What a broken run needs to be told or finished. */
    public function note($key, array $work)
    {
        $this->sql->run('UPDATE {cartwright_key} SET `work` = ? WHERE `key_id` = ?', array(self::pack($work), $key));
    }

    /** $state: done (with the answer), undone or torn. */
    public function close($key, $state, $answer = null)
    {
        $this->sql->run("UPDATE {cartwright_key} SET `state` = ?, `answer` = ?, `work` = '' WHERE `key_id` = ?", array($state, $answer === null ? '' : self::pack($answer), $key));
        // A few at a time, so that no write ever waits for a large clean-up.
        $this->sql->run("DELETE FROM {cartwright_key} WHERE `at` < # AND `state` <> 'open' ORDER BY `at` LIMIT 20", array(time() - self::KEPT_SECONDS));
    }

    /** Forgets a key whose run wrote nothing. */
    public function forget($key)
    {
        $this->sql->run('DELETE FROM {cartwright_key} WHERE `key_id` = ?', array($key));
    }

    /** Open keys, oldest first; a few, for every call looks. */
    public function opened()
    {
        return $this->sql->rows("SELECT * FROM {cartwright_key} WHERE `state` = 'open' ORDER BY `at` LIMIT 10");
    }

    /** The open keys of one order but for one, oldest first. */
    public function openedOf($orderId, $except)
    {
        return $this->sql->rows("SELECT * FROM {cartwright_key} WHERE `state` = 'open' AND `order_id` = # AND `key_id` <> ? ORDER BY `at`", array($orderId, $except));
    }

    /** JSON in as few bytes as can be: old servers take 1 MB in a statement. Objects come back as objects, so that an answer is told again as it was. */
    public static function pack($value)
    {
        $json = CartwrightText::json($value);
        return function_exists('gzcompress') ? 'z' . base64_encode(gzcompress($json)) : 'p' . base64_encode($json);
    }

    public static function unpack($text)
    {
        $bytes = base64_decode(substr($text, 1));
        return json_decode($text[0] === 'z' ? gzuncompress($bytes) : $bytes);
    }
}
