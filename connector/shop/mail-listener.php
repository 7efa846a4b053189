<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Whether the shop's own mail code listens to new history entries (3.0 and later); an owner may have switched it off. */
class CartwrightMailListener
{
    /**
     * @param string $method 'addOrderHistory' or 'addHistory'
     */
    public static function isOn(CartwrightSql $sql, $method)
    {
        $rows = $sql->rows("SELECT `trigger` FROM {event} WHERE status = 1 AND action = 'mail/order'");
        foreach ($rows as $row) {
            if (preg_match('~^catalog/model/checkout/order[/.|]' . $method . '/(before|after)$~', $row['trigger'])) {
                return true;
            }
        }
        return false;
    }
}
