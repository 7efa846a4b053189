<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** OpenCart 2.3. */
class CartwrightHost23 extends CartwrightShopHost
{
    public function dialect()
    {
        return '2.3';
    }

    public function addHistory($orderId, $statusId, $comment, $notify)
    {
        $this->orders()->addOrderHistory((int) $orderId, (int) $statusId, $comment, (bool) $notify);
    }

    public function mailHistory($orderId, $statusId, $comment)
    {
        // The mail is made in the middle of addOrderHistory; there is nothing that could be called without storing an entry.
        return false;
    }

    protected function newTaxLibrary()
    {
        return new Cart\Tax($this->registry);
    }
}
