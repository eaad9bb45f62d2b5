{{- define "postgresql.statefulset" -}}
{{- $values := .context.Values -}}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  {{- include "common.metadata" . | nindent 2 }}
spec:
  replicas: 1
  serviceName: {{ include "postgresql.headlessName" . }}
  selector:
    matchLabels:
      {{- include "common.labels.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "common.labels.selector" . | nindent 8 }}
    spec:
      {{- with include "common.images.pullSecrets" . }}
      {{- . | nindent 6 }}
      {{- end }}
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: {{ $values.terminationGracePeriodSeconds }}
      securityContext:
        {{- include "common.security.pod" (dict "id" 999 "volumes" true) | nindent 8 }}
      {{- with $values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: postgresql
          {{- include "common.images.container" (dict "context" .context "image" $values.image) | nindent 10 }}
          args:
            - -c
            - max_connections={{ $values.maxConnections }}
          env:
            - name: POSTGRES_USER
              value: {{ $values.auth.username | quote }}
            - name: POSTGRES_DB
              value: {{ $values.auth.database | quote }}
            - name: POSTGRES_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: {{ .secret }}
                  key: {{ $values.auth.existingSecretKey }}
            # One level below the mount: the root of a volume may hold lost+found, and initdb wants an empty folder.
            - name: PGDATA
              value: /var/lib/postgresql/data/pgdata
          ports:
            - name: postgresql
              containerPort: 5432
              protocol: TCP
          {{- /* Over TCP: the server that initdb starts meanwhile listens on the socket only, and is not ready for clients. */}}
          {{- $isReady := list "pg_isready" "--quiet" "--host=127.0.0.1" "--port=5432" (printf "--username=%s" $values.auth.username) (printf "--dbname=%s" $values.auth.database) }}
          startupProbe:
            {{- include "common.probes.exec" (dict "command" $isReady "timing" $values.startupProbe) | nindent 12 }}
          livenessProbe:
            {{- include "common.probes.exec" (dict "command" $isReady "timing" $values.livenessProbe) | nindent 12 }}
          readinessProbe:
            {{- include "common.probes.exec" (dict "command" $isReady "timing" $values.readinessProbe) | nindent 12 }}
          resources:
            {{- toYaml $values.resources | nindent 12 }}
          securityContext:
            {{- include "common.security.container" (dict) | nindent 12 }}
          volumeMounts:
            - name: data
              mountPath: /var/lib/postgresql/data
            - name: run
              mountPath: /var/run/postgresql
            - name: tmp
              mountPath: /tmp
      volumes:
        {{- if not $values.persistence.enabled }}
        - name: data
          emptyDir: {}
        {{- end }}
        - name: run
          emptyDir: {}
        - name: tmp
          emptyDir: {}
  {{- if $values.persistence.enabled }}
  volumeClaimTemplates:
    - metadata:
        name: data
        labels:
          {{- include "common.labels.selector" . | nindent 10 }}
      spec:
        accessModes:
          - ReadWriteOnce
        {{- with $values.persistence.storageClass }}
        storageClassName: {{ . | quote }}
        {{- end }}
        resources:
          requests:
            storage: {{ $values.persistence.size | quote }}
  {{- end }}
{{- end -}}
