<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * An edit, computed before anything is written: the rows as they are and as they shall be, the stock that moves, the warnings and the history entry. Preview and write
 * both come from it. New rows have text keys (`new1`) until they are stored.
 */
class CartwrightPlan
{
    public $before;
    public $after;
    public $catalogue;
    public $shape;
    public $host;
    public $warnings = array();
    public $stock = array();
    public $sentences = array();
    public $history;
    /** Units by which goods move the sub-total, and each tax by its title. */
    public $goods = 0;
    public $taxes = array();
    public $shipping = 0;
    public $removed = 0;
    public $rewards = 0;
    private $sql;
    private $added = 0;

    public function __construct($sql, $shape, $host, CartwrightOrderRows $rows)
    {
        $this->sql = $sql;
        $this->shape = $shape;
        $this->host = $host;
        $this->before = $rows;
        $this->after = clone $rows;
        $this->catalogue = new CartwrightCatalogue($sql, $shape, $rows->order);
    }

    /** Computes the whole edit; throws the refusal where it is not possible. */
    public function make(CartwrightEditInput $input)
    {
        $header = new CartwrightPlanHeader($this, $this->sql);
        $lines = new CartwrightPlanLines($this);
        $totals = new CartwrightPlanTotals($this);
        // The addresses first: taxes of what changes are those of the addresses the order will have.
        foreach ($input->changes as $change) {
            $header->apply($change);
        }
        $lines->apply($input->changes);
        foreach ($input->changes as $change) {
            $totals->apply($change);
        }
        $totals->finish();
        if (count($this->changedRows()) === 0) {
            self::impossible('nothing-to-do');
        }
        $stock = new CartwrightPlanStock($this);
        $stock->apply();
        $this->finish($input);
    }

    public static function impossible($why, array $facts = array())
    {
        throw new CartwrightRefusal('not-possible', array('why' => $why) + $facts);
    }

    public function warn($code, array $facts = array())
    {
        $warning = array('code' => $code) + $facts;
        if (!in_array($warning, $this->warnings, true)) {
            $this->warnings[] = $warning;
        }
    }

    /** Says in the history what changed; plain text. */
    public function say($sentence)
    {
        $this->sentences[] = $sentence;
    }

    /** A key for a row that is not stored yet. */
    public function newKey()
    {
        $this->added++;
        return 'new' . $this->added;
    }

    /** Keeps of a new row what this shop has columns for. */
    public function shaped($table, array $row)
    {
        foreach (array_keys($row) as $column) {
            if (!$this->shape->has($table, $column)) {
                unset($row[$column]);
            }
        }
        return $row;
    }

    /** Whether a subscription (2.3, 3.0: a recurring profile) hangs on a line. */
    public function hasSubscription(array $line)
    {
        if ($this->shape->hasTable('order_subscription') && $this->shape->has('order_subscription', 'order_product_id')) {
            $sql = 'SELECT `order_product_id` FROM {order_subscription} WHERE `order_id` = # AND `order_product_id` = # LIMIT 1';
            return $this->sql->row($sql, array($line['order_id'], $line['order_product_id'])) !== null;
        }
        if ($this->shape->hasTable('order_recurring')) {
            return $this->sql->row('SELECT `order_id` FROM {order_recurring} WHERE `order_id` = # AND `product_id` = # LIMIT 1', array($line['order_id'], $line['product_id'])) !== null;
        }
        return false;
    }

    public function addTax(array $byTitle, $sign)
    {
        foreach ($byTitle as $title => $units) {
            $title = 't' . $title;
            $this->taxes[$title] = (isset($this->taxes[$title]) ? $this->taxes[$title] : 0) + $sign * $units;
        }
    }

    /** What differs: a list of array('kind' => update|insert|delete, 'table', 'id', 'before' => row or array(), 'after' => changed columns or the new row). */
    public function changedRows()
    {
        $changes = array();
        // Lines before their options: a new option's row names its line.
        $this->compare($changes, 'order_product', $this->before->products, $this->after->products);
        $this->compare($changes, 'order_option', $this->before->options, $this->after->options);
        $this->compare($changes, 'order_total', $this->before->totals, $this->after->totals);
        $this->compare($changes, 'order', array($this->before->order['order_id'] => $this->before->order), array($this->before->order['order_id'] => $this->after->order));
        return $changes;
    }

    private function compare(array &$changes, $table, array $before, array $after)
    {
        foreach ($before as $id => $row) {
            if (!isset($after[$id])) {
                $changes[] = array('kind' => 'delete', 'table' => $table, 'id' => $id, 'before' => $row, 'after' => array());
                continue;
            }
            $set = array();
            foreach ($after[$id] as $column => $value) {
                if ($row[$column] !== $value) {
                    $set[$column] = $value;
                }
            }
            if (count($set) > 0) {
                $changes[] = array('kind' => 'update', 'table' => $table, 'id' => $id, 'before' => array_intersect_key($row, $set), 'after' => $set);
            }
        }
        foreach ($after as $id => $row) {
            if (!isset($before[$id])) {
                $changes[] = array('kind' => 'insert', 'table' => $table, 'id' => $id, 'before' => array(), 'after' => $row);
            }
        }
    }

    private function finish(CartwrightEditInput $input)
    {
        $now = $this->sql->row('SELECT NOW() AS n');
        $this->after->order['date_modified'] = $now['n'];
        $summary = new CartwrightSummary($this);
        $comment = $summary->text($input->comment);
        $this->history = array(
            'order_id' => $this->before->order['order_id'],
            'order_status_id' => $this->before->order['order_status_id'],
            'notify' => $input->notify ? '1' : '0',
            'comment' => $this->shape->fit('order_history', 'comment', $comment, 'history.comment'),
            'date_added' => $now['n'],
        );
    }
}
