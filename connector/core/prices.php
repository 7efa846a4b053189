<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** What products cost a customer group today, net, in the base currency. */
class CartwrightPrices
{
    private $sql;
    private $columns;

    public function __construct($sql, CartwrightColumns $columns)
    {
        $this->sql = $sql;
        $this->columns = $columns;
    }

    /**
     * product_id => array('price' => decimal text or null, 'special' => decimal text or null): what differs from the product's own price. `price`
     * is the group's price for a single piece.
     */
    public function of(array $productIds, $groupId)
    {
        $prices = array_fill_keys($productIds, array('price' => null, 'special' => null));
        $isOne = $this->columns->has('product_discount', 'special');
        $special = $isOne || !$this->columns->hasTable('product_special')
            ? $this->rows('product_discount', $isOne ? ' AND d.`special` = 1' : ' AND 0', $productIds, $groupId)
            : $this->rows('product_special', '', $productIds, $groupId);
        $discount = $this->rows('product_discount', ' AND d.`quantity` = 1' . ($isOne ? ' AND d.`special` = 0' : ''), $productIds, $groupId);
        foreach (array('special' => $special, 'price' => $discount) as $kind => $rows) {
            // the first of a product is the one that counts
            foreach (array_reverse($rows) as $row) {
                $prices[(int) $row['product_id']][$kind] = $row['amount'];
            }
        }
        return $prices;
    }

    private function rows($table, $more, array $productIds, $groupId)
    {
        $amount = $this->columns->has($table, 'type')
            ? "CASE d.`type` WHEN 'P' THEN p.`price` - p.`price` * d.`price` / 100 WHEN 'S' THEN p.`price` - d.`price` ELSE d.`price` END"
            : 'd.`price`';
        $open = "d.`%s` IS NULL OR d.`%s` = '0000-00-00' OR d.`%s` %s NOW()";
        return $this->sql->rows(
            'SELECT d.`product_id`, CAST(' . $amount . ' AS DECIMAL(15,4)) AS `amount` FROM {' . $table . '} d JOIN {product} p ON p.`product_id` = d.`product_id`'
                . ' WHERE d.`product_id` IN (#*) AND d.`customer_group_id` = #' . $more
                . ' AND (' . sprintf($open, 'date_start', 'date_start', 'date_start', '<') . ') AND (' . sprintf($open, 'date_end', 'date_end', 'date_end', '>') . ')'
                . ' ORDER BY d.`product_id`, d.`priority`, d.`price` LIMIT 2000',
            array($productIds, $groupId)
        );
    }
}
