<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The addresses refused lately, newest first: what the connector's page offers to add. At most twenty; kept among the settings. */
class CartwrightRefusedAddresses
{
    const MOST = 20;

    private $sql;

    public function __construct(CartwrightSql $sql)
    {
        $this->sql = $sql;
    }

    /** A list of array('name' => its setting, 'api_id' => int, 'ip' => string, 'time' => seconds). */
    public function all()
    {
        $list = array();
        foreach ($this->sql->rows("SELECT `name`, `value` FROM {cartwright_setting} WHERE `name` LIKE 'refused:%'") as $row) {
            $part = explode(' ', $row['value']);
            if (count($part) === 3) {
                $list[] = array('name' => $row['name'], 'time' => (int) $part[0], 'api_id' => (int) $part[1], 'ip' => $part[2]);
            }
        }
        usort($list, function ($one, $other) {
            return $other['time'] - $one['time'];
        });
        return $list;
    }

    /** Sets an address down; what is no address is not kept, and nothing where the connector is not set up. */
    public function note($apiId, $ip)
    {
        $tables = new CartwrightTables($this->sql);
        if (filter_var($ip, FILTER_VALIDATE_IP) === false || !$tables->there()) {
            return;
        }
        $value = time() . ' ' . (int) $apiId . ' ' . $ip;
        $this->sql->run('REPLACE INTO {cartwright_setting} SET `name` = ?, `value` = ?', array($this->nameOf($apiId, $ip), $value));
        foreach (array_slice($this->all(), self::MOST) as $old) {
            $this->sql->run('DELETE FROM {cartwright_setting} WHERE `name` = ?', array($old['name']));
        }
    }

    /** Forgets an address. */
    public function forget($apiId, $ip)
    {
        $this->sql->run('DELETE FROM {cartwright_setting} WHERE `name` = ?', array($this->nameOf($apiId, $ip)));
    }

    private function nameOf($apiId, $ip)
    {
        return 'refused:' . substr(sha1((int) $apiId . ' ' . $ip), 0, 16);
    }
}
