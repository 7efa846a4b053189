<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The connector's own tables: made when it is installed, dropped when it is removed. All InnoDB, whatever the shop's own tables are. */
class CartwrightTables
{
    private $sql;

    public function __construct($sql)
    {
        $this->sql = $sql;
    }

    /** Makes what is missing. Index columns are short and ASCII, so that the 767 bytes of old InnoDB are never near. */
    public function ensure()
    {
        foreach ($this->statements() as $statement) {
            $this->sql->run($statement . ' ENGINE=InnoDB DEFAULT CHARSET=' . $this->charset());
        }
    }

    /** Whether the tables are there. */
    public function there()
    {
        return $this->sql->row('SHOW TABLES LIKE ?', array(addcslashes($this->sql->table('cartwright_setting'), '_%\\'))) !== null;
    }

    /** Drops them with all they hold; answers false, and drops nothing, while a write is not closed. */
    public function drop()
    {
        if (!$this->there()) {
            return true;
        }
        if ($this->sql->row("SELECT `key_id` FROM {cartwright_key} WHERE `state` = 'open' LIMIT 1") !== null) {
            return false;
        }
        $this->sql->run('DROP TABLE IF EXISTS {cartwright_key}, {cartwright_journal}, {cartwright_log}, {cartwright_setting}');
        return true;
    }

    private function charset()
    {
        return $this->sql->row("SHOW CHARACTER SET LIKE 'utf8mb4'") === null ? 'utf8' : 'utf8mb4';
    }

    private function statements()
    {
        return array(
            'CREATE TABLE IF NOT EXISTS {cartwright_key} (
                `key_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
                `call_name` VARCHAR(16) CHARACTER SET ascii NOT NULL,
                `order_id` INT NOT NULL,
                `digest` CHAR(40) CHARACTER SET ascii NOT NULL,
                `state` VARCHAR(8) CHARACTER SET ascii NOT NULL,
                `connection_id` BIGINT NOT NULL,
                `work` MEDIUMTEXT CHARACTER SET ascii NOT NULL,
                `answer` MEDIUMTEXT CHARACTER SET ascii NOT NULL,
                `at` INT NOT NULL,
                PRIMARY KEY (`key_id`), KEY `state` (`state`), KEY `at` (`at`))',
            'CREATE TABLE IF NOT EXISTS {cartwright_journal} (
                `journal_id` INT NOT NULL AUTO_INCREMENT,
                `key_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
                `kind` VARCHAR(8) CHARACTER SET ascii NOT NULL,
                `table_name` VARCHAR(32) CHARACTER SET ascii NOT NULL,
                `row_id` INT NOT NULL,
                `change_by` INT NOT NULL,
                `before_row` MEDIUMTEXT CHARACTER SET ascii NOT NULL,
                `after_row` MEDIUMTEXT CHARACTER SET ascii NOT NULL,
                `done` TINYINT NOT NULL,
                PRIMARY KEY (`journal_id`), KEY `key_id` (`key_id`))',
            'CREATE TABLE IF NOT EXISTS {cartwright_log} (
                `log_id` INT NOT NULL AUTO_INCREMENT,
                `at` INT NOT NULL,
                `api_id` INT NOT NULL,
                `username` VARCHAR(64) NOT NULL,
                `ip` VARCHAR(40) NOT NULL,
                `call_name` VARCHAR(16) NOT NULL,
                `order_id` INT NOT NULL,
                `key_id` VARCHAR(36) NOT NULL,
                `ended` VARCHAR(32) NOT NULL,
                PRIMARY KEY (`log_id`), KEY `at` (`at`))',
            'CREATE TABLE IF NOT EXISTS {cartwright_setting} (
                `name` VARCHAR(32) CHARACTER SET ascii NOT NULL,
                `value` VARCHAR(255) NOT NULL,
                PRIMARY KEY (`name`))',
        );
    }
}
