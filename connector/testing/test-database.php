<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** OpenCart's DB class over mysqli, with a memory of its statements and a way to die after the n-th. */
class CartwrightTestDatabase implements CartwrightDatabase
{
    public $statements = array();
    public $seconds = 0.0;
    public $dieAfter = 0;
    private $link;

    public function __construct($socket, $database, $sqlMode, $charset)
    {
        mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
        $this->link = new mysqli('localhost', 'root', '', '', 0, $socket);
        try {
            $this->link->select_db($database);
        } catch (mysqli_sql_exception $notThere) {
            // only then: where another connection has locked tables, this would wait for it
            $this->link->query('CREATE DATABASE `' . $database . '` CHARACTER SET utf8mb4');
            $this->link->select_db($database);
        }
        $this->link->set_charset($charset);
        $this->link->query("SET SESSION sql_mode = '" . $sqlMode . "'");
        $this->link->query("SET time_zone = '" . date('P') . "'");
    }

    public function connectionId()
    {
        return $this->link->thread_id;
    }

    public function query($sql)
    {
        $before = microtime(true);
        try {
            $answer = $this->plain($sql);
        } catch (mysqli_sql_exception $trouble) {
            throw new Exception('Error: ' . $trouble->getMessage() . '<br />Error No: ' . $trouble->getCode() . '<br />' . $sql);
        }
        $this->seconds += microtime(true) - $before;
        $this->statements[] = $sql;
        if ($this->dieAfter > 0 && count($this->statements) === $this->dieAfter) {
            posix_kill(getmypid(), SIGKILL);
        }
        return $answer;
    }

    /** A statement that is neither counted nor remembered. */
    public function plain($sql)
    {
        $result = $this->link->query($sql);
        if (!$result instanceof mysqli_result) {
            return true;
        }
        $answer = new stdClass();
        $answer->rows = $result->fetch_all(MYSQLI_ASSOC);
        $answer->num_rows = count($answer->rows);
        $answer->row = $answer->num_rows > 0 ? $answer->rows[0] : array();
        $result->close();
        return $answer;
    }

    public function escape($value)
    {
        return $this->link->real_escape_string($value);
    }

    public function countAffected()
    {
        return $this->link->affected_rows;
    }

    public function getLastId()
    {
        return $this->link->insert_id;
    }
}
