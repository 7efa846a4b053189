<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** A plain shop around the core: taxes by a small table, histories and mails as OpenCart would leave them. */
class CartwrightTestHost implements CartwrightHost
{
    private $db;
    private $settings;

    /** $settings: dialect, version, prefix, taxes (tax class => list of rates). */
    public function __construct(CartwrightTestDatabase $db, array $settings)
    {
        $this->db = $db;
        $this->settings = $settings;
    }

    public function dialect()
    {
        return $this->settings['dialect'];
    }

    public function version()
    {
        return $this->settings['version'];
    }

    public function prefix()
    {
        return $this->settings['prefix'];
    }

    public function taxes($amount, $taxClassId, array $order)
    {
        $taxes = array();
        $rates = isset($this->settings['taxes'][$taxClassId]) ? $this->settings['taxes'][$taxClassId] : array();
        foreach ($rates as $rate) {
            $value = $rate['type'] === 'F' ? (float) $rate['rate'] : (float) $amount / 100 * (float) $rate['rate'];
            $taxes[] = array(
                'tax_rate_id' => (int) $rate['tax_rate_id'],
                'name' => $rate['name'],
                'type' => $rate['type'],
                'rate' => $rate['rate'],
                'amount' => sprintf('%.8F', $value),
            );
        }
        return $taxes;
    }

    public function addHistory($orderId, $statusId, $comment, $notify)
    {
        $prefix = $this->prefix();
        $order = $this->db->query('SELECT order_status_id FROM `' . $prefix . 'order` WHERE order_id = ' . (int) $orderId)->row;
        // 4.1 leaves date_modified alone.
        $touch = $this->dialect() === '4.1' ? '' : ', date_modified = NOW()';
        $this->db->query('UPDATE `' . $prefix . 'order` SET order_status_id = ' . (int) $statusId . $touch . ' WHERE order_id = ' . (int) $orderId);
        $this->db->query('INSERT INTO `' . $prefix . 'order_history` SET order_id = ' . (int) $orderId . ', order_status_id = ' . (int) $statusId
            . ', notify = ' . (int) $notify . ", comment = '" . $this->db->escape($comment) . "', date_added = NOW()");
        if ((int) $order['order_status_id'] === 0 && (int) $statusId > 0) {
            $this->mail('confirm', $orderId, $statusId, $comment);
        } elseif ($notify) {
            $this->mail('update', $orderId, $statusId, $comment);
        }
    }

    public function mailHistory($orderId, $statusId, $comment)
    {
        $this->mail('update', $orderId, $statusId, $comment);
        return true;
    }

    /** Mails stand in a table without transactions: what was sent stays sent. */
    private function mail($kind, $orderId, $statusId, $comment)
    {
        $this->db->plain("INSERT INTO test_mail SET kind = '" . $kind . "', order_id = " . (int) $orderId . ', order_status_id = ' . (int) $statusId
            . ", comment = '" . $this->db->escape($comment) . "'");
    }
}
