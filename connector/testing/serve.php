<?php
// SPDX-License-Identifier: GPL-3.0-or-later

// The core behind two pipes: one JSON object per line in, one per line out. The first argument is the settings as JSON:
// socket, database, sqlMode, charset, zone, dialect, version, prefix, taxes.

require __DIR__ . '/../core/load.php';
require __DIR__ . '/test-database.php';
require __DIR__ . '/test-host.php';

error_reporting(E_ALL);
set_error_handler(function ($level, $message, $file, $line) {
    throw new ErrorException($message, 0, $level, $file, $line);
});

$settings = json_decode($argv[1], true);
date_default_timezone_set($settings['zone']);
$db = new CartwrightTestDatabase($settings['socket'], $settings['database'], $settings['sqlMode'], $settings['charset']);
$host = new CartwrightTestHost($db, $settings);

echo json_encode(array('ready' => $db->connectionId())), "\n";
while (($line = fgets(STDIN)) !== false) {
    $request = json_decode($line, true);
    if ($request['kind'] === 'sql') {
        try {
            foreach ((array) $request['sql'] as $statement) {
                $result = $db->plain($statement);
            }
            $told = array('rows' => $result === true ? array() : $result->rows, 'affected' => $db->countAffected(), 'id' => $db->getLastId());
        } catch (Exception $trouble) {
            $told = array('trouble' => $trouble->getMessage());
        }
        echo json_encode($told, JSON_INVALID_UTF8_SUBSTITUTE), "\n";
        continue;
    }
    if ($request['kind'] === 'owner') {
        // What the connector's page in the admin does.
        $sql = new CartwrightSql($db, $host->prefix());
        $tables = new CartwrightTables($sql);
        if ($request['does'] === 'drop') {
            $isDone = $tables->drop();
        } else {
            $tables->ensure();
            $setting = new CartwrightSetting($sql);
            $setting->allowWrites($request['does'] === 'allow');
            $isDone = true;
        }
        echo json_encode(array('isDone' => $isDone)), "\n";
        continue;
    }
    $db->statements = array();
    $db->seconds = 0.0;
    $db->dieAfter = (int) $request['dieAfterStatement'];
    $caller = new CartwrightCaller($request['caller']['apiId'], $request['caller']['username'], $request['caller']['ip']);
    $before = microtime(true);
    // a core of its own per call, as each request of a shop has
    $connector = new CartwrightConnector($db, $host);
    $text = CartwrightConnector::encode($connector->answer($request['do'], base64_decode($request['input']), $caller));
    $db->dieAfter = 0;
    echo json_encode(array(
        'text' => $text,
        'statements' => $db->statements,
        'databaseMs' => $db->seconds * 1000,
        'ms' => (microtime(true) - $before) * 1000,
        'peakBytes' => memory_get_peak_usage(),
    ), JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}
