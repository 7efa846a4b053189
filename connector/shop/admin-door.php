<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The connector's page in the admin: OpenCart checks the user's token and right to see it, here is checked the right to change it. */
class CartwrightAdminDoor
{
    private $registry;
    private $dialect;
    private $route;
    private $permission;
    private $admin;

    /**
     * @param string $dialect the generation this package is for
     * @param string $route the page's route
     * @param string $permission what the user's group must be allowed to modify
     */
    public function __construct($registry, $dialect, $route, $permission)
    {
        $this->registry = $registry;
        $this->dialect = $dialect;
        $this->route = $route;
        $this->permission = $permission;
        $this->admin = new CartwrightAdmin(new CartwrightSql($registry->get('db'), DB_PREFIX));
    }

    /** Shows the page, or does what was pressed on it and shows it again. */
    public function answer()
    {
        $request = $this->registry->get('request');
        if ($request->server['REQUEST_METHOD'] === 'POST') {
            $this->say($this->obey($request->post));
            $this->registry->get('response')->redirect($this->link($this->route));
            return;
        }
        $this->registry->get('document')->setTitle('Cartwright connector');
        $load = $this->registry->get('load');
        $html = $load->controller('common/header') . $load->controller('common/column_left') . $this->page() . $load->controller('common/footer');
        $this->registry->get('response')->setOutput($html);
    }

    /** Does what was pressed; answers array(kind of message, sentence). */
    private function obey(array $post)
    {
        $user = $this->registry->get('user');
        $what = isset($post['cartwright']) ? (string) $post['cartwright'] : '';
        if (!$user->hasPermission('modify', $this->permission) || ($what === 'add-address' && !$user->hasPermission('modify', 'user/api'))) {
            return array('danger', 'Your user group may not change this.');
        }
        if ($what === 'set-up') {
            $this->admin->setUp();
            return array('success', 'The connector is set up. It reads; allow writes when the desk shall change orders.');
        }
        if ($what === 'writes' && $this->admin->isSetUp()) {
            $this->admin->allowWrites(isset($post['value']) && $post['value'] === '1');
            return array('success', $this->admin->allowsWrites() ? 'Writes are allowed.' : 'Writes are not allowed.');
        }
        if ($what === 'add-address' && isset($post['api_id'], $post['ip']) && $this->admin->addAddress((int) $post['api_id'], (string) $post['ip'])) {
            return array('success', 'The address is on the list.');
        }
        if ($what === 'remove') {
            return $this->admin->remove()
                ? array('success', 'The connector\'s tables are gone. Delete the modification now and press Refresh.')
                : array('danger', 'A write is not closed yet, so the tables stay. Try again in a minute.');
        }
        return array('danger', 'Nothing was done.');
    }

    private function page()
    {
        $page = new CartwrightAdminPage(substr($this->dialect, 0, 1) === '4', $this->link($this->route));
        $crumbs = array(array('Home', $this->link('common/dashboard')), array('Cartwright connector', $this->link($this->route)));
        $state = array('Connector' => CartwrightConnector::BUILD . ' for OpenCart ' . $this->dialect, 'OpenCart' => VERSION, 'PHP' => PHP_VERSION);
        if (strpos(VERSION, $this->dialect . '.') !== 0) {
            $state['Wrong file'] = 'This file is for OpenCart ' . $this->dialect . '. Remove it and install the one for OpenCart ' . implode('.', array_slice(explode('.', VERSION), 0, 2)) . '.';
        }
        $isSetUp = $this->admin->isSetUp();
        $state['Tables of the connector'] = $isSetUp ? 'there' : 'not there yet';
        $without = $this->admin->tablesWithoutTransactions();
        $state['Writes'] = count($without) === 0
            ? 'in one transaction (all tables an edit touches have transactions)'
            : 'with the connector\'s journal (no transactions: ' . implode(', ', $without) . ')';
        if ($isSetUp) {
            $state['Open writes'] = (string) $this->admin->openWrites();
        }
        $html = $page->section('State', $page->facts($state) . ($isSetUp ? '' : '<br>' . $page->button('Set up the connector', 'primary', array('cartwright' => 'set-up'))));
        if ($isSetUp) {
            $html .= $page->section('Allow writes', $page->choice('Allow writes', 'With No the desk reads only. With Yes it adds history entries and changes orders.', 'writes', $this->admin->allowsWrites()));
        }
        $html .= $page->section('API users', $this->users($page));
        if ($isSetUp) {
            $html .= $page->section('Log', $this->log($page));
        }
        if ($isSetUp && $this->permission === 'user/api') {
            $html .= $page->section('Remove', '<p>Before you delete the modification: drops the connector\'s tables with its log.</p>' . $page->button('Remove the connector\'s tables', 'danger', array('cartwright' => 'remove')));
        }
        return $page->frame($crumbs, $this->said(), $html);
    }

    private function users(CartwrightAdminPage $page)
    {
        $own = $this->registry->get('request')->server['REMOTE_ADDR'];
        $rows = array();
        foreach ($this->admin->users() as $user) {
            $offers = '';
            foreach ($user['refused'] as $refused) {
                $offers .= CartwrightAdminPage::text($refused['ip'] . ', refused ' . date('Y-m-d H:i', $refused['time'])) . ' ' .
                    $page->button('Add to the list', 'primary', array('cartwright' => 'add-address', 'api_id' => $user['api_id'], 'ip' => $refused['ip'])) . '<br>';
            }
            $known = array_merge($user['ips'], array_map(function ($refused) {
                return $refused['ip'];
            }, $user['refused']));
            if (!in_array($own, $known, true)) {
                $offers .= CartwrightAdminPage::text($own . ', yours now') . ' ' .
                    $page->button('Add to the list', 'default', array('cartwright' => 'add-address', 'api_id' => $user['api_id'], 'ip' => $own));
            }
            $rows[] = array(
                // OpenCart keeps names HTML-encoded.
                CartwrightAdminPage::text(html_entity_decode($user['name'], ENT_QUOTES, 'UTF-8')),
                $user['enabled'] ? 'Enabled' : 'Disabled',
                count($user['ips']) > 0 ? implode('<br>', array_map(array('CartwrightAdminPage', 'text'), $user['ips'])) : 'none: nobody gets in',
                $offers,
            );
        }
        return $page->table(array('API user', 'Status', 'Addresses', 'Not on the list'), $rows, 'There is no API user. Add one under System › Users › API.');
    }

    private function log(CartwrightAdminPage $page)
    {
        $rows = array();
        foreach ($this->admin->log() as $line) {
            $cells = array(date('Y-m-d H:i:s', (int) $line['at']), html_entity_decode($line['username'], ENT_QUOTES, 'UTF-8'), $line['ip'], $line['call_name'], $line['order_id'], $line['key_id'], $line['ended']);
            $rows[] = array_map(array('CartwrightAdminPage', 'text'), $cells);
        }
        return $page->table(array('When', 'API user', 'Address', 'Call', 'Order', 'Key', 'Ended'), $rows, 'Nothing was written yet.');
    }

    private function link($route)
    {
        $token = substr($this->dialect, 0, 1) === '2' ? 'token' : 'user_token';
        $arguments = $token . '=' . $this->registry->get('session')->data[$token];
        $url = $this->registry->get('url');
        // 2.3 and 3.0: the third argument asks for HTTPS; 4.x: for an address that is not HTML-encoded.
        return str_replace('&amp;', '&', $url->link($route, $arguments, true));
    }

    private function say(array $message)
    {
        $this->registry->get('session')->data['cartwright_said'] = $message;
    }

    private function said()
    {
        $session = $this->registry->get('session');
        $said = isset($session->data['cartwright_said']) ? $session->data['cartwright_said'] : null;
        unset($session->data['cartwright_said']);
        return is_array($said) ? array($said[0] => $said[1]) : array();
    }
}
