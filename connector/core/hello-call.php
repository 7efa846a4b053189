<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** `hello`: what the shop is, and what the caller may do in it. */
class CartwrightHelloCall
{
    private $sql;
    private $host;
    private $settings;
    private $language;

    public function __construct($sql, CartwrightHost $host, CartwrightCaller $caller)
    {
        $this->sql = $sql;
        $this->host = $host;
    }

    public function run(array $input)
    {
        $fields = new CartwrightFields($input + array('places' => false), '');
        $withPlaces = $fields->yes('places');
        $fields->nothingElse();
        $this->settings = new CartwrightSettings($this->sql);
        $this->language = $this->settings->languageId($this->sql);
        $shape = new CartwrightShape($this->sql);
        $setting = new CartwrightSetting($this->sql);
        $writes = $setting->allowsWrites();
        $mark = new CartwrightMark($this->sql, new CartwrightOrderReader($this->sql, $this->host));
        $moment = $mark->whole();
        $count = $this->sql->row('SELECT COUNT(*) AS `n` FROM {order}');
        $facts = array(
            'protocol' => CartwrightConnector::PROTOCOL,
            'build' => CartwrightConnector::BUILD,
            'opencart' => $this->host->version(),
            'php' => PHP_VERSION,
            'dialect' => $this->host->dialect(),
            'time' => time(),
            'zone' => date_default_timezone_get(),
            'now' => $moment['modified'],
            'writes' => $writes,
            'engines' => $shape->hasTransactions() ? 'transactions' : 'journal',
            'base_currency' => $this->settings->text('config_currency'),
            'currencies' => $this->currencies(),
            'statuses' => $this->statuses(),
            'default_language_id' => $this->language,
            'languages' => $this->languages(),
            'storefronts' => $this->storefronts(),
            'customer_groups' => $this->customerGroups(),
            'rights' => array('read' => true, 'history' => $writes, 'edit' => $writes),
            'orders' => array('count' => (int) $count['n'], 'highest' => $moment['order_id']),
            'mark' => $moment,
        );
        if ($withPlaces) {
            $places = new CartwrightPlaces($this->sql, $this->language);
            $facts['countries'] = $places->countries();
            $facts['zones'] = $places->zones();
        }
        return $facts;
    }

    private function currencies()
    {
        $currencies = array();
        foreach ($this->sql->rows('SELECT * FROM {currency} ORDER BY `currency_id`') as $row) {
            $currencies[] = array(
                'currency_id' => (int) $row['currency_id'],
                'code' => (string) $row['code'],
                'title' => (string) $row['title'],
                'symbol_left' => (string) $row['symbol_left'],
                'symbol_right' => (string) $row['symbol_right'],
                'decimals' => max(0, min(12, (int) $row['decimal_place'])),
                'value' => $row['value'] === null ? '0' : $row['value'],
                'enabled' => (int) $row['status'] === 1,
            );
        }
        return $currencies;
    }

    /** A status in both of the shop's lists is complete: it takes stock either way. */
    private function statuses()
    {
        $processing = $this->settings->ids('config_processing_status');
        $complete = $this->settings->ids('config_complete_status');
        $statuses = array();
        foreach ($this->named('SELECT `order_status_id` AS `id`, `language_id`, `name` FROM {order_status} ORDER BY `order_status_id`, `language_id`') as $id => $names) {
            $class = in_array($id, $processing, true) ? 'processing' : null;
            $statuses[] = array('order_status_id' => $id, 'names' => $names, 'class' => in_array($id, $complete, true) ? 'complete' : $class);
        }
        return $statuses;
    }

    private function languages()
    {
        $languages = array();
        foreach ($this->sql->rows('SELECT `language_id`, `code`, `name` FROM {language} ORDER BY `language_id`') as $row) {
            $languages[] = array('language_id' => (int) $row['language_id'], 'code' => (string) $row['code'], 'name' => (string) $row['name']);
        }
        return $languages;
    }

    /** The first storefront's address stands in the shop's own constants, not in its tables. */
    private function storefronts()
    {
        $url = $this->settings->text('config_url');
        foreach (array('HTTP_SERVER', 'HTTPS_SERVER') as $name) {
            $isUsed = $name === 'HTTP_SERVER' || (int) $this->settings->text('config_secure') === 1;
            if (defined($name) && $isUsed) {
                $url = (string) constant($name);
            }
        }
        $storefronts = array(array('store_id' => 0, 'name' => $this->settings->text('config_name'), 'url' => $url));
        foreach ($this->sql->rows('SELECT `store_id`, `name`, `url` FROM {store} ORDER BY `store_id`') as $row) {
            $storefronts[] = array('store_id' => (int) $row['store_id'], 'name' => (string) $row['name'], 'url' => (string) $row['url']);
        }
        return $storefronts;
    }

    private function customerGroups()
    {
        $groups = array();
        $sql = 'SELECT `customer_group_id` AS `id`, `language_id`, `name` FROM {customer_group_description} ORDER BY `customer_group_id`, `language_id`';
        foreach ($this->named($sql) as $id => $names) {
            $groups[] = array('customer_group_id' => $id, 'names' => $names);
        }
        return $groups;
    }

    /** id => its names in each language. */
    private function named($sql)
    {
        $named = array();
        foreach ($this->sql->rows($sql) as $row) {
            $named[(int) $row['id']][] = array('language_id' => (int) $row['language_id'], 'name' => (string) $row['name']);
        }
        return $named;
    }
}
