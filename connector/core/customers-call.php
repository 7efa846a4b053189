<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** `customers`: the shop's registered customers with their addresses. */
class CartwrightCustomersCall
{
    const MOST_CUSTOMERS = 50;
    const MOST_ADDRESSES = 1000;

    private $sql;

    public function __construct($sql, CartwrightHost $host, CartwrightCaller $caller)
    {
        $this->sql = $sql;
    }

    public function run(array $input)
    {
        $fields = new CartwrightFields($input, '');
        $patterns = CartwrightText::patterns($fields->text('words', 200));
        $limit = $fields->whole('limit', 1, self::MOST_CUSTOMERS);
        $fields->nothingElse();
        $where = ' WHERE 1';
        $values = array();
        foreach ($patterns as $pattern) {
            $where .= ' AND (`firstname` LIKE ? OR `lastname` LIKE ? OR `email` LIKE ? OR `telephone` LIKE ?)';
            array_push($values, $pattern, $pattern, $pattern, $pattern);
        }
        $values[] = $limit + 1;
        $rows = $this->sql->rows(
            'SELECT `customer_id`, `customer_group_id`, `firstname`, `lastname`, `email`, `telephone`, `status` FROM {customer}' . $where . ' ORDER BY `customer_id` LIMIT #',
            $values
        );
        $found = array_slice($rows, 0, $limit);
        $addresses = $this->addresses($found);
        $customers = array();
        foreach ($found as $row) {
            $id = (int) $row['customer_id'];
            $customers[] = array(
                'customer_id' => $id,
                'customer_group_id' => (int) $row['customer_group_id'],
                'firstname' => (string) $row['firstname'],
                'lastname' => (string) $row['lastname'],
                'email' => (string) $row['email'],
                'telephone' => (string) $row['telephone'],
                'enabled' => (int) $row['status'] === 1,
                'addresses' => isset($addresses[$id]) ? $addresses[$id] : array(),
            );
        }
        return array('customers' => $customers, 'more' => count($rows) > $limit);
    }

    /** customer_id => addresses. */
    private function addresses(array $customers)
    {
        $ids = array();
        foreach ($customers as $customer) {
            $ids[] = (int) $customer['customer_id'];
        }
        $addresses = array();
        $texts = array('firstname', 'lastname', 'company', 'address_1', 'address_2', 'city', 'postcode');
        $sql = 'SELECT `address_id`, `customer_id`, `' . implode('`, `', $texts) . '`, `country_id`, `zone_id` FROM {address} WHERE `customer_id` IN (#*) ORDER BY `address_id` LIMIT #';
        foreach ($this->sql->rows($sql, array($ids, self::MOST_ADDRESSES)) as $row) {
            $address = array('address_id' => (int) $row['address_id']);
            foreach ($texts as $column) {
                $address[$column] = (string) $row[$column];
            }
            $address['country_id'] = (int) $row['country_id'];
            $address['zone_id'] = (int) $row['zone_id'];
            $addresses[(int) $row['customer_id']][] = $address;
        }
        return $addresses;
    }
}
