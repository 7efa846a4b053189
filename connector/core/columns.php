<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Which of some tables a shop has, and their columns: asked of the server once. */
class CartwrightColumns
{
    private $columns = array();

    public function __construct($sql, array $tables)
    {
        $names = array();
        foreach ($tables as $table) {
            $names[$sql->table($table)] = $table;
        }
        $marks = implode(', ', array_fill(0, count($names), '?'));
        $rows = $sql->rows(
            "SELECT TABLE_NAME AS `t`, COLUMN_NAME AS `c` FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ($marks)",
            array_keys($names)
        );
        foreach ($rows as $row) {
            if (isset($names[$row['t']])) {
                $this->columns[$names[$row['t']]][$row['c']] = true;
            }
        }
    }

    public function hasTable($table)
    {
        return isset($this->columns[$table]);
    }

    public function has($table, $column)
    {
        return isset($this->columns[$table][$column]);
    }
}
