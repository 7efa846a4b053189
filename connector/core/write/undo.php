<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Takes an edit back that broke off, from its journal. May break off itself at any statement, and be run again. */
class CartwrightUndo
{
    private $sql;
    private $orderId;
    private $steps = array();
    private $picture;
    private $make;

    public function __construct($sql, $orderId, array $steps)
    {
        $this->sql = $sql;
        $this->orderId = (int) $orderId;
        $this->make = new CartwrightSteps($sql);
        foreach ($steps as $step) {
            if ($step['kind'] === 'picture') {
                $this->picture = $step['before'];
            } else {
                $this->steps[] = $step;
            }
        }
    }

    /**
     * True when nothing of the edit is left. False where other code wrote the order meanwhile: its rows are left as that code made them, for
     * they are younger. Where all rows of the edit had been written before, that code counted stock with them, so the moves are finished.
     */
    public function run()
    {
        $rows = CartwrightOrderRows::read($this->sql, $this->orderId);
        if ($rows === null || !$this->isOurs($rows)) {
            $this->finishStock();
            return false;
        }
        foreach (array_reverse($this->steps) as $step) {
            if ($step['kind'] === 'stock') {
                $this->make->moveStock($step['table'], $step['row_id'], -(int) $step['change_by'], $step['journal_id'], 1, 3);
            } elseif ($step['kind'] === 'update') {
                $this->restore($step, $rows);
            } elseif ($step['kind'] === 'insert') {
                $this->removeNew($step);
            } else {
                $this->bringBack($step);
            }
        }
        return true;
    }

    private function restore(array $step, $rows)
    {
        $before = $step['before'];
        if ($step['table'] === 'order' && isset($before['date_modified']) && $rows->order['date_modified'] !== $step['after']['date_modified']) {
            // Other code touched the order since, e.g. its status; that moment stays.
            unset($before['date_modified']);
        }
        if (count($before) > 0) {
            $this->make->update($step['table'], $step['row_id'], $this->orderId, $before, null);
        }
    }

    private function removeNew(array $step)
    {
        $table = $step['table'];
        if ($table === 'order_history') {
            $after = $step['after'];
            $this->sql->run(
                'DELETE FROM {order_history} WHERE `order_id` = # AND `order_history_id` > # AND `order_status_id` = # AND `comment` = ? AND `date_added` = ?',
                array($this->orderId, $this->picture['highest'], $after['order_status_id'], $after['comment'], $after['date_added'])
            );
            return;
        }
        // That every row which was not there before is one of this edit was looked at before.
        $this->sql->run("DELETE FROM {{$table}} WHERE `order_id` = # AND `{$table}_id` NOT IN (#*)", array($this->orderId, array_merge(array(0), $this->picture[$table])));
    }

    private function bringBack(array $step)
    {
        $id = $step['table'] . '_id';
        if ($this->sql->row("SELECT `$id` FROM {{$step['table']}} WHERE `$id` = #", array($step['row_id'])) === null) {
            $this->make->insert($step['table'], $step['before']);
        }
    }

    /** Whether the order is on the way between before and after, with nothing of other code in what the edit touches. */
    private function isOurs(CartwrightOrderRows $rows)
    {
        $catalogue = new CartwrightCatalogue($this->sql, new CartwrightShape($this->sql), $rows->order);
        if ($catalogue->takesStock() !== $this->picture['takes_stock']) {
            return false;
        }
        $lists = array('order_product' => $rows->products, 'order_option' => $rows->options, 'order_total' => $rows->totals, 'order' => array($this->orderId => $rows->order));
        $new = array();
        $gone = array();
        foreach ($this->steps as $step) {
            if ($step['kind'] === 'update' && !$this->isOneOf($lists[$step['table']], $step)) {
                return false;
            }
            if ($step['kind'] === 'insert') {
                $new[$step['table']][] = $step['after'];
            } elseif ($step['kind'] === 'delete') {
                $gone[$step['table']][] = (int) $step['row_id'];
            }
        }
        foreach (array('order_product', 'order_option', 'order_total') as $table) {
            $missing = array_diff($this->picture[$table], array_keys($lists[$table]), isset($gone[$table]) ? $gone[$table] : array());
            $strangers = array_diff_key($lists[$table], array_flip($this->picture[$table]));
            if (count($missing) > 0 || !$this->arePlanned($strangers, isset($new[$table]) ? $new[$table] : array())) {
                return false;
            }
        }
        return true;
    }

    private function isOneOf(array $rows, array $step)
    {
        if (!isset($rows[(int) $step['row_id']])) {
            return false;
        }
        $row = $rows[(int) $step['row_id']];
        foreach ($step['after'] as $column => $value) {
            if ($column !== 'date_modified' && !CartwrightDecimal::same($row[$column], $value) && !CartwrightDecimal::same($row[$column], $step['before'][$column])) {
                return false;
            }
        }
        return true;
    }

    /** Whether each row is one the edit would insert; which line a new option hangs on is known only once the line is stored. */
    private function arePlanned(array $rows, array $planned)
    {
        foreach ($rows as $row) {
            $found = null;
            foreach ($planned as $at => $after) {
                $isSame = true;
                foreach ($after as $column => $value) {
                    $isSame = $isSame && (substr((string) $value, 0, 3) === 'new' && $column === 'order_product_id' || CartwrightDecimal::same($row[$column], $value));
                }
                if ($isSame) {
                    $found = $at;
                    break;
                }
            }
            if ($found === null) {
                return false;
            }
            unset($planned[$found]);
        }
        return true;
    }

    private function finishStock()
    {
        foreach ($this->steps as $step) {
            if ($step['kind'] !== 'stock' && $step['table'] !== 'order_history' && (int) $step['done'] === 0) {
                return;
            }
        }
        foreach ($this->steps as $step) {
            if ($step['kind'] === 'stock') {
                $this->make->moveStock($step['table'], $step['row_id'], $step['change_by'], $step['journal_id'], 0, 1);
            }
        }
    }
}
