<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The connector's own look at who calls, after OpenCart's gate and whatever that gate allowed: the API user exists and is enabled, the address that
 * really connects is on that user's list, and the session or the signature is good. Answers the caller or throws the refusal `not-allowed`.
 */
class CartwrightGate
{
    /** OpenCart's own life of an API session, in minutes since it was last used. */
    const SESSION_MINUTES = 60;

    /** How far the time of a signed call may be from the server's, in seconds. */
    const CLOCK_SECONDS = 450;

    private $sql;
    private $dialect;
    private $refused;

    public function __construct(CartwrightSql $sql, $dialect, CartwrightRefusedAddresses $refused)
    {
        $this->sql = $sql;
        $this->dialect = $dialect;
        $this->refused = $refused;
    }

    /**
     * 2.3 to 4.0: the token of the address line, and the API user OpenCart put into the session it opened for that token.
     *
     * @param mixed $token
     * @param mixed $sessionApiId
     * @param string $ip
     */
    public function session($token, $sessionApiId, $ip)
    {
        if (!is_string($token) || $token === '') {
            $this->refuse('no-session', $ip);
        }
        $column = $this->dialect === '2.3' ? 'token' : 'session_id';
        $found = null;
        $rows = $this->sql->rows(
            'SELECT a.*, s.`' . $column . '` AS cartwright_token FROM {api_session} s INNER JOIN {api} a ON a.api_id = s.api_id' .
            ' WHERE s.`' . $column . '` = ? AND TIMESTAMPADD(MINUTE, #, s.date_modified) > NOW()',
            array($token, self::SESSION_MINUTES)
        );
        // The column's collation ignores case and blanks at the end; a token does not.
        foreach ($rows as $row) {
            if (hash_equals((string) $row['cartwright_token'], $token)) {
                $found = $row;
            }
        }
        if ($found === null) {
            $this->refuse('no-session', $ip);
        }
        $this->enabledFrom($found, $ip);
        if ((int) $sessionApiId !== (int) $found['api_id']) {
            $this->refuse('no-session', $ip);
        }
        return new CartwrightCaller($found['api_id'], $this->nameOf($found), $ip);
    }

    /**
     * 4.1: the signature over the whole call, form fields included, and its time.
     *
     * @param array $get the address line's parameters, cleaned by OpenCart
     * @param array $post the form fields, cleaned by OpenCart
     * @param array $server
     * @param int $now seconds
     */
    public function signature(array $get, array $post, array $server, $now)
    {
        $ip = isset($server['REMOTE_ADDR']) ? (string) $server['REMOTE_ADDR'] : '';
        foreach (array('route', 'call', 'username', 'store_id', 'language', 'currency', 'time', 'signature') as $name) {
            if (!isset($get[$name]) || !is_scalar($get[$name])) {
                $this->refuse('signature', $ip);
            }
        }
        $user = null;
        foreach ($this->sql->rows('SELECT * FROM {api} WHERE username = ?', array($get['username'])) as $row) {
            // Two users whose names differ in case only: the one whose key made this signature is meant.
            if ($row['key'] !== '' && CartwrightSignature::fits($get, $post, $server, $row['username'], $row['key'])) {
                $user = $row;
            }
        }
        // OpenCart led the call here by its route and call; another call's signature is none for this one.
        if ($user === null || $get['route'] !== 'api/order' || $get['call'] !== 'cartwright') {
            $this->refuse('signature', $ip);
        }
        if (abs($now - (int) $get['time']) > self::CLOCK_SECONDS) {
            $this->refuse('time', $ip);
        }
        $this->enabledFrom($user, $ip);
        return new CartwrightCaller($user['api_id'], $this->nameOf($user), $ip);
    }

    private function enabledFrom(array $user, $ip)
    {
        if ((int) $user['status'] !== 1) {
            $this->refuse('user-disabled', $ip);
        }
        foreach ($this->sql->rows('SELECT ip FROM {api_ip} WHERE api_id = #', array($user['api_id'])) as $row) {
            if (trim($row['ip']) === $ip && $ip !== '') {
                return;
            }
        }
        // Only here, behind a good token or signature: nobody else can fill the list of the connector's page.
        $this->refused->note($user['api_id'], $ip);
        $this->refuse('ip', $ip);
    }

    private function nameOf(array $user)
    {
        return isset($user['username']) ? $user['username'] : $user['name'];
    }

    private function refuse($why, $ip)
    {
        throw new CartwrightRefusal('not-allowed', array('why' => $why, 'ip' => $ip));
    }
}
