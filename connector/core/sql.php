<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The only way SQL is made here. `?` takes a value as text (escaped and quoted) or NULL, `#` one as a whole number (cast), `#*` a list of whole
 * numbers, `{name}` a table with the shop's prefix. Anything else of a statement is written in this code.
 */
class CartwrightSql
{
    private $db;
    private $prefix;

    public function __construct($db, $prefix)
    {
        $this->db = $db;
        // The prefix is the shop's own constant; anything but a plain name in it would end up in SQL unquoted.
        if (!preg_match('/^[A-Za-z0-9_]*$/', (string) $prefix)) {
            throw new CartwrightRefusal('failed', array('where' => 'prefix', 'message' => 'DB_PREFIX is no plain name'));
        }
        $this->prefix = (string) $prefix;
    }

    /** The rows of a SELECT, every value as text or null. */
    public function rows($sql, array $values = array())
    {
        $result = $this->db->query($this->bind($sql, $values));
        $rows = array();
        foreach ($result->rows as $row) {
            foreach ($row as $column => $value) {
                $row[$column] = $value === null ? null : (string) $value;
            }
            $rows[] = $row;
        }
        return $rows;
    }

    /** The first row, or null. */
    public function row($sql, array $values = array())
    {
        $rows = $this->rows($sql, $values);
        return count($rows) > 0 ? $rows[0] : null;
    }

    /** Runs a statement; answers how many rows it touched. */
    public function run($sql, array $values = array())
    {
        $this->db->query($this->bind($sql, $values));
        return (int) $this->db->countAffected();
    }

    /** Runs an INSERT; answers the id it was given. */
    public function insert($sql, array $values = array())
    {
        $this->db->query($this->bind($sql, $values));
        return (int) $this->db->getLastId();
    }

    /** The name of a table with the shop's prefix, for asking the server about it. */
    public function table($name)
    {
        return $this->prefix . $name;
    }

    private function bind($sql, array $values)
    {
        $values = array_values($values);
        $next = 0;
        $db = $this->db;
        $prefix = $this->prefix;
        $bound = preg_replace_callback('/\{([a-z_]+)\}|#\*|#|\?/', function ($match) use (&$next, $values, $db, $prefix) {
            if ($match[0][0] === '{') {
                return '`' . $prefix . $match[1] . '`';
            }
            if (!array_key_exists($next, $values)) {
                throw new LogicException('too few values for a statement');
            }
            $value = $values[$next];
            $next++;
            if ($match[0] === '#*') {
                return count($value) > 0 ? implode(',', array_map('intval', $value)) : 'NULL';
            }
            if ($match[0] === '#') {
                return (string) (int) $value;
            }
            return $value === null ? 'NULL' : "'" . $db->escape((string) $value) . "'";
        }, $sql);
        if ($next !== count($values)) {
            throw new LogicException('too many values for a statement');
        }
        return $bound;
    }
}
