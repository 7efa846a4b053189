<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** What the shop's tables really are: asked of the server once per call, never assumed by OpenCart's version. */
class CartwrightShape
{
    private $sql;
    private $columns = array();
    private $engines = array();
    private $wideConnection;

    public function __construct($sql)
    {
        $this->sql = $sql;
        $names = array('order', 'order_product', 'order_option', 'order_total', 'order_history', 'product', 'product_option_value', 'product_discount', 'product_special',
            'country', 'zone', 'order_subscription', 'order_recurring', 'order_voucher', 'customer_reward', 'coupon_history');
        $prefixed = array();
        foreach ($names as $name) {
            $prefixed[$sql->table($name)] = $name;
        }
        $marks = implode(', ', array_fill(0, count($prefixed), '?'));
        $engines = $sql->rows("SELECT TABLE_NAME AS t, ENGINE AS e FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ($marks)", array_keys($prefixed));
        foreach ($engines as $row) {
            if (isset($prefixed[$row['t']])) {
                $this->engines[$prefixed[$row['t']]] = strtolower((string) $row['e']);
            }
        }
        $columns = $sql->rows("SELECT TABLE_NAME AS t, COLUMN_NAME AS c, CHARACTER_MAXIMUM_LENGTH AS l, CHARACTER_OCTET_LENGTH AS o, CHARACTER_SET_NAME AS s
            FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ($marks)", array_keys($prefixed));
        foreach ($columns as $row) {
            if (isset($prefixed[$row['t']])) {
                $this->columns[$prefixed[$row['t']]][$row['c']] = $row;
            }
        }
        $connection = $sql->row('SELECT @@character_set_client AS a, @@character_set_connection AS b');
        $this->wideConnection = $connection['a'] === 'utf8mb4' && $connection['b'] === 'utf8mb4';
    }

    public function hasTable($table)
    {
        return isset($this->engines[$table]);
    }

    public function has($table, $column)
    {
        return isset($this->columns[$table][$column]);
    }

    /** Whether every table a write touches has transactions; if not, writes go through the journal. */
    public function hasTransactions()
    {
        foreach (array('order', 'order_product', 'order_option', 'order_total', 'order_history', 'product', 'product_option_value') as $table) {
            if (!isset($this->engines[$table]) || $this->engines[$table] !== 'innodb') {
                return false;
            }
        }
        return true;
    }

    /** Plain text as OpenCart's own request cleaning would have it. */
    public static function encode($plain)
    {
        return htmlspecialchars($plain, ENT_COMPAT, 'UTF-8');
    }

    /**
     * Plain text, encoded, as it will stand in a column; refused where the server would cut it or change its characters without a word
     * (OpenCart's connection is not strict).
     *
     * @param string $field how the input calls it
     */
    public function fit($table, $column, $plain, $field)
    {
        return $this->fitEncoded($table, $column, self::encode($plain), $field);
    }

    /** The same for text that is encoded already. */
    public function fitEncoded($table, $column, $text, $field)
    {
        if (!isset($this->columns[$table][$column])) {
            throw new CartwrightRefusal('bad-input', array('field' => $field, 'why' => 'this shop has no place for it'));
        }
        $shape = $this->columns[$table][$column];
        if ($shape['l'] !== null && (preg_match_all('/./us', $text, $all) > (int) $shape['l'] || strlen($text) > (int) $shape['o'])) {
            throw new CartwrightRefusal('bad-input', array('field' => $field, 'why' => 'is longer than the shop can store'));
        }
        $isWide = $shape['s'] === 'utf8mb4' && $this->wideConnection;
        $isNarrow = in_array($shape['s'], array('utf8', 'utf8mb3', 'utf8mb4'), true);
        if (!$isWide && preg_match($isNarrow ? '/[\x{10000}-\x{10FFFF}]/u' : '/[^\x00-\x7F]/', $text)) {
            throw new CartwrightRefusal('bad-input', array('field' => $field, 'why' => 'has characters the shop cannot store'));
        }
        return $text;
    }
}
