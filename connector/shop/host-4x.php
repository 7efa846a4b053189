<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** What 4.0 and 4.1 have in common. */
abstract class CartwrightHost4 extends CartwrightShopHost
{
    public function addHistory($orderId, $statusId, $comment, $notify)
    {
        $this->orders()->addHistory((int) $orderId, (int) $statusId, (string) $comment, (bool) $notify);
    }

    public function mailHistory($orderId, $statusId, $comment)
    {
        $sql = new CartwrightSql($this->registry->get('db'), $this->prefix());
        $order = $this->orders()->getOrder((int) $orderId);
        // OpenCart has no update mail for an abandoned order, and no mails at all without a mail engine.
        if (!$order || !$order['order_status_id'] || !$this->registry->get('config')->get('config_mail_engine')) {
            return false;
        }
        if (!CartwrightMailListener::isOn($sql, 'addHistory')) {
            return false;
        }
        $mails = new \Opencart\Catalog\Controller\Mail\Order($this->registry);
        // The update mail is `edit` in 4.0 and `history` in 4.1.
        $method = method_exists($mails, 'history') ? 'history' : 'edit';
        if (!is_callable(array($mails, $method))) {
            return false;
        }
        $mails->$method($order, (int) $statusId, (string) $comment, true);
        return true;
    }

    protected function newTaxLibrary()
    {
        return new \Opencart\System\Library\Cart\Tax($this->registry);
    }
}
