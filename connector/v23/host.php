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

    /**
     * In 2.3 the update mail is made in the middle of addOrderHistory and cannot be called alone: the same mail is put together here, from the
     * shop's own sentences (language file mail/order) and with its own Mail class and settings.
     */
    public function mailHistory($orderId, $statusId, $comment)
    {
        $order = $this->orders()->getOrder((int) $orderId);
        // OpenCart has no update mail for an abandoned order.
        if (!$order || !$order['order_status_id']) {
            return false;
        }
        $words = new Language($order['language_code']);
        $words->load($order['language_code']);
        $words->load('mail/order');
        $shop = html_entity_decode($order['store_name'], ENT_QUOTES, 'UTF-8');
        $mail = $this->newMail();
        $mail->setTo($order['email']);
        $mail->setFrom($this->registry->get('config')->get('config_email'));
        $mail->setSender($shop);
        $mail->setSubject(sprintf($words->get('text_update_subject'), $shop, $order['order_id']));
        $mail->setText(implode("\n\n", $this->paragraphs($order, (int) $statusId, (string) $comment, $words)));
        $mail->send();
        return true;
    }

    private function paragraphs(array $order, $statusId, $comment, $words)
    {
        $date = date($words->get('date_format_short'), strtotime($order['date_added']));
        $paragraphs = array($words->get('text_update_order') . ' ' . $order['order_id'] . "\n" . $words->get('text_update_date_added') . ' ' . $date);
        $sql = new CartwrightSql($this->registry->get('db'), $this->prefix());
        $status = $sql->row('SELECT name FROM {order_status} WHERE order_status_id = # AND language_id = #', array($statusId, $order['language_id']));
        if ($status !== null) {
            $paragraphs[] = $words->get('text_update_order_status');
            $paragraphs[] = $status['name'];
        }
        if ($order['customer_id']) {
            $link = $order['store_url'] . 'index.php?route=account/order/info&order_id=' . $order['order_id'];
            $paragraphs[] = $words->get('text_update_link') . "\n" . $link;
        }
        if ($comment !== '') {
            $paragraphs[] = $words->get('text_update_comment');
            $paragraphs[] = strip_tags($comment);
        }
        $paragraphs[] = $words->get('text_update_footer');
        return $paragraphs;
    }

    private function newMail()
    {
        $config = $this->registry->get('config');
        $mail = new Mail();
        $mail->protocol = $config->get('config_mail_protocol');
        foreach (array('parameter', 'smtp_hostname', 'smtp_username', 'smtp_port', 'smtp_timeout') as $name) {
            $mail->$name = $config->get('config_mail_' . $name);
        }
        $mail->smtp_password = html_entity_decode((string) $config->get('config_mail_smtp_password'), ENT_QUOTES, 'UTF-8');
        return $mail;
    }

    protected function newTaxLibrary()
    {
        return new Cart\Tax($this->registry);
    }
}
