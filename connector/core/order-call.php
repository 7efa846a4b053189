<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** `order`: one order. */
class CartwrightOrderCall
{
    private $reader;

    public function __construct($sql, CartwrightHost $host, CartwrightCaller $caller)
    {
        $this->reader = new CartwrightOrderReader($sql, $host);
    }

    public function run(array $input)
    {
        $fields = new CartwrightFields($input, '');
        $orderId = $fields->id('order_id');
        $fields->nothingElse();
        return $this->reader->one($orderId);
    }
}
