<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** OpenCart 3.0. */
class CartwrightHost30 extends CartwrightShopHost
{
    public function dialect()
    {
        return '3.0';
    }

    public function addHistory($orderId, $statusId, $comment, $notify)
    {
        $this->orders()->addOrderHistory((int) $orderId, (int) $statusId, $comment, (bool) $notify);
    }

    public function mailHistory($orderId, $statusId, $comment)
    {
        $sql = new CartwrightSql($this->registry->get('db'), $this->prefix());
        $order = $this->orders()->getOrder((int) $orderId);
        // OpenCart has no update mail for an abandoned order.
        if (!$order || !$order['order_status_id'] || !CartwrightMailListener::isOn($sql, 'addOrderHistory')) {
            return false;
        }
        $action = new Action('mail/order/edit');
        $result = $action->execute($this->registry, array($order, (int) $statusId, (string) $comment, true));
        return !($result instanceof Exception);
    }

    protected function newTaxLibrary()
    {
        return new Cart\Tax($this->registry);
    }
}
