<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The steps of an edit, and how one is made. */
class CartwrightSteps
{
    private $sql;
    private $newIds = array();

    public function __construct($sql)
    {
        $this->sql = $sql;
    }

    /**
     * A plan as steps, in the order they are made: rows, stock, history. Each is array('kind' => update|insert|delete|stock, 'table', 'id', 'by',
     * 'before' => columns, 'after' => columns); a delete's before is the whole row.
     */
    public static function of(CartwrightPlan $plan)
    {
        $steps = array();
        foreach ($plan->changedRows() as $change) {
            $steps[] = $change + array('by' => 0);
        }
        foreach ($plan->stock as $move) {
            $isProduct = $move['product_option_value_id'] === 0;
            $steps[] = array(
                'kind' => 'stock', 'table' => $isProduct ? 'product' : 'product_option_value', 'id' => $isProduct ? $move['product_id'] : $move['product_option_value_id'],
                'by' => $move['by'], 'before' => array(), 'after' => array(),
            );
        }
        $steps[] = array('kind' => 'insert', 'table' => 'order_history', 'id' => 0, 'by' => 0, 'before' => array(), 'after' => $plan->history);
        return $steps;
    }

    /**
     * Makes a step. With a journal id the step marks itself: in the very same statement where stock or a row is changed, right after it where a row comes or goes.
     * Answers the id of an inserted row, else 0.
     */
    public function make(array $step, $orderId, $journalId)
    {
        if ($step['kind'] === 'stock') {
            if ($this->moveStock($step['table'], $step['id'], $step['by'], $journalId, 0, 1) === 0) {
                // The product was deleted meanwhile: there is nothing to move, and nothing to take back.
                $this->mark($journalId, 2);
            }
            return 0;
        }
        if ($step['kind'] === 'update') {
            $this->update($step['table'], $step['id'], $orderId, $step['after'], $journalId);
            return 0;
        }
        $id = 0;
        if ($step['kind'] === 'delete') {
            $this->sql->run("DELETE FROM {{$step['table']}} WHERE `{$step['table']}_id` = # AND `order_id` = #", array($step['id'], $orderId));
        } else {
            $id = $this->insert($step['table'], $step['after']);
            if (is_string($step['id'])) {
                $this->newIds[$step['id']] = $id;
            }
        }
        $this->mark($journalId, 1);
        return $id;
    }

    private function mark($journalId, $done)
    {
        if ($journalId !== null) {
            $this->sql->run('UPDATE {cartwright_journal} SET `done` = # WHERE `journal_id` = #', array($done, $journalId));
        }
    }

    /** Moves stock by a difference and its mark from one state to another, both or neither; answers how many rows that touched. */
    public function moveStock($table, $id, $by, $journalId, $from, $to)
    {
        if ($journalId === null) {
            return $this->sql->run("UPDATE {{$table}} SET `quantity` = `quantity` + # WHERE `{$table}_id` = #", array($by, $id));
        }
        return $this->sql->run(
            "UPDATE {{$table}} s, {cartwright_journal} j SET s.`quantity` = s.`quantity` + #, j.`done` = # WHERE s.`{$table}_id` = # AND j.`journal_id` = # AND j.`done` = #",
            array($by, $to, $id, $journalId, $from)
        );
    }

    public function update($table, $id, $orderId, array $set, $journalId)
    {
        $own = $table === 'order' ? 'order_id' : $table . '_id';
        $names = array();
        foreach (array_keys($set) as $column) {
            $names[] = 't.' . self::column($column) . ' = ?';
        }
        $values = array_values($set);
        if ($journalId === null) {
            $this->sql->run("UPDATE {{$table}} t SET " . implode(', ', $names) . " WHERE t.`$own` = # AND t.`order_id` = #", array_merge($values, array($id, $orderId)));
            return;
        }
        $this->sql->run(
            "UPDATE {{$table}} t, {cartwright_journal} j SET " . implode(', ', $names) . ", j.`done` = 1 WHERE t.`$own` = # AND t.`order_id` = # AND j.`journal_id` = #",
            array_merge($values, array($id, $orderId, $journalId))
        );
    }

    public function insert($table, array $row)
    {
        $names = array();
        foreach ($row as $column => $value) {
            $names[] = self::column($column) . ' = ?';
            if ($column === 'order_product_id' && isset($this->newIds[$value])) {
                $row[$column] = (string) $this->newIds[$value];
            }
        }
        return $this->sql->insert("INSERT INTO {{$table}} SET " . implode(', ', $names), array_values($row));
    }

    /** Columns of a row that is written back may be an extension's. A name with one of the marks of CartwrightSql in it could not be bound. */
    private static function column($name)
    {
        if (!preg_match('/^\w+$/Du', $name)) {
            throw new CartwrightRefusal('failed', array('where' => 'steps', 'message' => 'a column has a name that cannot be written'));
        }
        return '`' . $name . '`';
    }
}
