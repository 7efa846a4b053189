<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** What the owner set on the connector's page in the admin. */
class CartwrightSetting
{
    private $sql;

    public function __construct($sql)
    {
        $this->sql = $sql;
    }

    /** Whether writes are allowed; no until the owner says so, also where the tables are not there. */
    public function allowsWrites()
    {
        $tables = new CartwrightTables($this->sql);
        if (!$tables->there()) {
            return false;
        }
        $row = $this->sql->row("SELECT `value` FROM {cartwright_setting} WHERE `name` = 'writes'");
        return $row !== null && $row['value'] === '1';
    }

    /** Allows or stops writes. */
    public function allowWrites($allowed)
    {
        $this->sql->run("REPLACE INTO {cartwright_setting} SET `name` = 'writes', `value` = ?", array($allowed ? '1' : '0'));
    }
}
