<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** What the connector's page shows and does. */
class CartwrightAdmin
{
    const LOG_LINES = 100;

    /** The tables an edit touches. */
    private static $touched = array('order', 'order_product', 'order_option', 'order_total', 'order_history', 'product', 'product_option_value');

    private $sql;
    private $tables;

    public function __construct(CartwrightSql $sql)
    {
        $this->sql = $sql;
        $this->tables = new CartwrightTables($sql);
    }

    public function isSetUp()
    {
        return $this->tables->there();
    }

    public function setUp()
    {
        $this->tables->ensure();
    }

    /** Closes or takes back the writes nobody works on, then drops the connector's tables; false where one is not closed, then they stay. */
    public function remove()
    {
        if ($this->isSetUp()) {
            $journal = new CartwrightJournal($this->sql);
            $journal->settleOpen();
        }
        return $this->tables->drop();
    }

    public function allowsWrites()
    {
        $setting = new CartwrightSetting($this->sql);
        return $setting->allowsWrites();
    }

    public function allowWrites($allowed)
    {
        $setting = new CartwrightSetting($this->sql);
        $setting->allowWrites((bool) $allowed);
    }

    /** The tables an edit touches that have no transactions, by name; for them the journal is kept. */
    public function tablesWithoutTransactions()
    {
        $without = array();
        foreach (self::$touched as $name) {
            $row = $this->sql->row('SHOW TABLE STATUS LIKE ?', array(addcslashes($this->sql->table($name), '_%\\')));
            if ($row !== null && strtolower((string) $row['Engine']) !== 'innodb') {
                $without[] = $row['Name'];
            }
        }
        return $without;
    }

    /** How many writes are not closed. */
    public function openWrites()
    {
        $row = $this->sql->row("SELECT COUNT(*) AS open_writes FROM {cartwright_key} WHERE `state` = 'open'");
        return (int) $row['open_writes'];
    }

    public function log()
    {
        $log = new CartwrightLog($this->sql);
        return $log->newest(self::LOG_LINES);
    }

    /** The API users: array('api_id', 'name', 'enabled', 'ips' => list, 'refused' => list of array('ip', 'time')). */
    public function users()
    {
        $refused = $this->isSetUp() ? $this->refused()->all() : array();
        $users = array();
        foreach ($this->sql->rows('SELECT * FROM {api} ORDER BY api_id') as $row) {
            $ips = array();
            foreach ($this->sql->rows('SELECT ip FROM {api_ip} WHERE api_id = # ORDER BY api_ip_id', array($row['api_id'])) as $listed) {
                $ips[] = trim($listed['ip']);
            }
            $mine = array();
            foreach ($refused as $one) {
                if ($one['api_id'] === (int) $row['api_id'] && !in_array($one['ip'], $ips, true)) {
                    $mine[] = array('ip' => $one['ip'], 'time' => $one['time']);
                }
            }
            $users[] = array(
                'api_id' => (int) $row['api_id'],
                'name' => isset($row['username']) ? $row['username'] : $row['name'],
                'enabled' => (int) $row['status'] === 1,
                'ips' => $ips,
                'refused' => $mine,
            );
        }
        return $users;
    }

    /** Adds an address to an API user's list; false for what is no address or no user. An address that is there already is left. */
    public function addAddress($apiId, $ip)
    {
        if (filter_var($ip, FILTER_VALIDATE_IP) === false || $this->sql->row('SELECT api_id FROM {api} WHERE api_id = #', array($apiId)) === null) {
            return false;
        }
        if ($this->sql->row('SELECT api_ip_id FROM {api_ip} WHERE api_id = # AND ip = ?', array($apiId, $ip)) === null) {
            $this->sql->insert('INSERT INTO {api_ip} SET api_id = #, ip = ?', array($apiId, $ip));
        }
        if ($this->isSetUp()) {
            $this->refused()->forget($apiId, $ip);
        }
        return true;
    }

    private function refused()
    {
        return new CartwrightRefusedAddresses($this->sql);
    }
}
